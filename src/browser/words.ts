import { controlWords } from '../report/messages/language-names.ts'
import type { ControlWords } from '../report/messages/messages.ts'

const words = new Map<string, ControlWords>(Object.entries(controlWords))

/** The words for a language, as the page's `lang` has it. */
export function wordsFor(language: string): ControlWords {
  const [code = ''] = /^\w*/.exec(language.toLowerCase()) ?? []
  return words.get(code) ?? controlWords.en
}

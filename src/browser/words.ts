import { controls as en } from '../report/messages/en/site.ts'
import type { Language } from '../report/messages/language-names.ts'
import type { ControlWords } from '../report/messages/messages.ts'
import { controls as nl } from '../report/messages/nl/site.ts'

const languages: Readonly<Record<Language, ControlWords>> = { nl, en }
const words = new Map(Object.entries(languages))

/** The words for a language, as the page's `lang` has it. */
export function wordsFor(language: string): ControlWords {
  const [code = ''] = /^\w*/.exec(language.toLowerCase()) ?? []
  return words.get(code) ?? en
}

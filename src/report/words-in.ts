import type { Language } from '../types.ts'
import type { Fitting, Words } from './words.ts'
import { english } from './words/en.ts'
import { dutch } from './words/nl.ts'

const words: Readonly<Record<Language, Words>> = {
  en: english satisfies Fitting<typeof english>,
  nl: dutch satisfies Fitting<typeof dutch>,
}

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return words[language]
}

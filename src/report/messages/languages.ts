import type { Language } from '../../core/language.ts'
import { english } from './en.ts'
import { dutch } from './nl.ts'
import type { Fitting, Words } from './words.ts'

const words: Readonly<Record<Language, Words>> = {
  en: english satisfies Fitting<typeof english>,
  nl: dutch satisfies Fitting<typeof dutch>,
}

/** The words of a language. */
export function wordsIn(language: Language): Words {
  return words[language]
}

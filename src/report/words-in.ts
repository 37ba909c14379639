import type { Language } from '../types.ts'
import type { Words } from './words.ts'
import { english } from './words/en.ts'
import { dutch } from './words/nl.ts'

/** The words of every language. */
export const wordsIn: Readonly<Record<Language, Words>> = { en: english, nl: dutch }

import type { Language, Verb } from '../types.ts'
import { summaryWords as english } from './words/en-summary.ts'
import { summaryWords as dutch } from './words/nl-summary.ts'

/** What a run did to so many pages. It is no part of `Words`: reading these would take longer than many a run. */
export type SummaryWords = Readonly<Record<Verb | 'dry-run' | 'watch', (changed: number) => string>>

const words: Readonly<Record<Language, SummaryWords>> = { en: english, nl: dutch }

/**
 * What a run did, in one line.
 *
 * @param changed how many pages it changed or found out of date
 * @param isDry whether it only says what it would change
 */
export function summary(verb: Verb | 'watch', changed: number, language: Language, isDry = false): string {
  return `mdsplice ${verb}: ${words[language][isDry ? 'dry-run' : verb](changed)}\n`
}

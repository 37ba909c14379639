import type { Language, Verb } from '../types.ts'
import { wordsIn } from './words-in.ts'

/**
 * What a run did, in one line.
 *
 * @param changed how many pages it changed or found out of date
 * @param isDry whether it only says what it would change
 */
export function summary(verb: Verb | 'watch', changed: number, language: Language, isDry = false): string {
  return `mdsplice ${verb}: ${wordsIn[language].summary[isDry ? 'dry-run' : verb](changed)}\n`
}

import type { Language, Verb } from '../types.ts'
import { wordsIn } from './words-in.ts'

/**
 * What a run did, in one line.
 *
 * @param changed how many pages it changed or found out of date
 */
export function summary(verb: Verb, changed: number, language: Language): string {
  return `mdsplice ${verb}: ${wordsIn[language].summary[verb](changed)}\n`
}

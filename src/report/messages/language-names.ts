import { controls as en } from './en/site.ts'
import type { ControlWords } from './messages.ts'
import { controls as nl } from './nl/site.ts'

/**
 * The languages of messages and of the words in listings, with the words for the script in a page, which needs no others.
 * Add yours here; `languages.ts` holds all texts.
 */
export const controlWords = { nl, en } satisfies Readonly<Record<string, ControlWords>>

/** A language in which mdsplice has texts. */
export type Language = keyof typeof controlWords

/** Their names, as `mdsplice.yml` has them. */
export const languageNames = Object.keys(controlWords) as readonly Language[]

/** Whether something is the name of such a language. */
export function isLanguage(value: unknown): value is Language {
  return languageNames.some((name) => name === value)
}

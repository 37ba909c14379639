import { en } from './en/index.ts'
import type { Messages, SiteWords } from './messages.ts'
import { nl } from './nl/index.ts'

/** Every language; add yours here. The compiler asks for each text. */
const languages = { nl, en } satisfies Record<string, Messages>

/** A language that mdsplice speaks. */
export type Language = keyof typeof languages

export const languageNames = Object.keys(languages) as Language[]

/** Whether something is the name of a language that mdsplice speaks. */
export function isLanguage(value: unknown): value is Language {
  return languageNames.some((name) => name === value)
}

/** What mdsplice says in a language. */
export function getMessages(language: Language): Messages {
  return languages[language]
}

/** The words that listings put into pages of a site's language. */
export function siteWords(language: Language): SiteWords {
  return languages[language].site
}

import { en } from './en/index.ts'
import type { Language } from './language-names.ts'
import type { Messages, SiteWords } from './messages.ts'
import { nl } from './nl/index.ts'

/** The compiler asks for each language and each text. */
const languages: Readonly<Record<Language, Messages>> = { nl, en }

/** What mdsplice says in a language. */
export function getMessages(language: Language): Messages {
  return languages[language]
}

/** The words that listings put into pages of a site's language. */
export function siteWords(language: Language): SiteWords {
  return languages[language].site
}

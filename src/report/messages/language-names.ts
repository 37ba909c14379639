/** The languages of messages and of the words in listings. Add yours here; `languages.ts` holds their texts. */
export const languageNames = ['nl', 'en'] as const

/** A language in which mdsplice has texts. */
export type Language = (typeof languageNames)[number]

/** Whether something is the name of such a language. */
export function isLanguage(value: unknown): value is Language {
  return languageNames.some((name) => name === value)
}

import type { Language } from '../types.ts'

/** What a site says of languages. */
export interface LanguageSettings {
  /** Whether there is a `mdsplice.yml`, whatever it says. */
  isConfigured: boolean
  /** Its settings, unchecked. */
  language?: unknown
  messages?: unknown
  /** `theme.language` of `mkdocs.yml`. */
  themeLanguage: string | undefined
}

/**
 * The language of what is put into pages, and that of messages. Pages follow the theme, and are Dutch as the default
 * collections are; a site without a configuration tells us nothing of its editors, so they read English.
 */
export function languagesOf({ isConfigured, language, messages, themeLanguage }: LanguageSettings): {
  language: Language
  messages: Language
} {
  const said = known(language) ?? themed(themeLanguage)
  return { language: said ?? 'nl', messages: known(messages) ?? (isConfigured ? said : undefined) ?? 'en' }
}

function known(language: unknown): Language | undefined {
  return language === 'nl' || language === 'en' ? language : undefined
}

function themed(language: string | undefined): Language | undefined {
  return language === undefined ? undefined : /^nl\b/i.test(language) ? 'nl' : 'en'
}

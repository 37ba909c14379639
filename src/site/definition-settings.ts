import type { DefinitionSettings, Language } from '../types.ts'
import type { RawConfig } from './raw-config.ts'

const usual: Readonly<Record<Language, DefinitionSettings['headings']>> = {
  nl: { term: 'Begrip', meaning: 'Definitie' },
  en: { term: 'Term', meaning: 'Definition' },
}

/** The settings of the table of words: its files, or these and more. */
export function toDefinitionSettings(raw: RawConfig['definitions'], language: Language): DefinitionSettings {
  const given = typeof raw === 'string' || Array.isArray(raw) ? { files: raw } : (raw ?? {})
  return {
    isConfigured: raw !== undefined,
    files: given.files === undefined ? null : [given.files].flat(),
    headings: {
      ...usual[language],
      ...('term' in given && { term: given.term }),
      ...('meaning' in given && { meaning: given.meaning }),
    },
  }
}

import type { CanonicalName } from './canonical-names.ts'
import type { RawConfig } from './raw-config.ts'
import type { DefinitionSettings, TagSet } from './settings.ts'
import type { TextPlace } from '../core/yaml/parse.ts'
import { siteWords, type Language } from '../report/messages/languages.ts'

/** The settings of the table of words: its files, or these and more. */
export function toDefinitionSettings(raw: RawConfig['definitions'], language: Language): DefinitionSettings {
  const given = typeof raw === 'string' || Array.isArray(raw) ? { files: raw } : (raw ?? {})
  return {
    isConfigured: raw !== undefined,
    files: given.files === undefined ? null : [given.files].flat(),
    headings: {
      ...siteWords(language).definitions,
      ...('term' in given && { term: given.term }),
      ...('meaning' in given && { meaning: given.meaning }),
    },
  }
}

/** The sets of labels that a configuration names; a list alone is that of `<!-- tags -->`. */
export function toTagSets(
  raw: NonNullable<RawConfig['tags']>,
  canonical: CanonicalName,
  placeOf: (path: readonly string[]) => TextPlace,
): TagSet[] {
  const sets = Array.isArray(raw) ? { tags: raw } : raw
  return Object.entries(sets).map(([name, set]) => {
    const path = Array.isArray(raw) ? ['tags'] : Array.isArray(set) ? ['tags', name] : ['tags', name, 'fields']
    const { fields, except = [], empty } = Array.isArray(set) ? { fields: set } : set
    const places = typeof fields === 'string' ? [path] : fields.map((_, index) => [...path, String(index)])
    return {
      name: name.toLowerCase(),
      fields: [fields].flat().map((field, index) => ({ name: canonical(field), ...placeOf(places[index] ?? path) })),
      except: [except].flat(),
      emptyText: empty ?? null,
    }
  })
}

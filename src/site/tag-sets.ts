import type { TextPlace } from '../yaml/parse.ts'
import type { TagSet } from '../types.ts'
import type { CanonicalName } from './fields.ts'
import type { RawConfig } from './raw-config.ts'

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

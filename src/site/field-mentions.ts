import type { TextPlace } from '../yaml/parse.ts'
import type { FieldMention } from '../types.ts'
import type { CanonicalName } from './fields.ts'
import type { RawConfig } from './raw-config.ts'

/** The fields that a configuration names as columns and to sort by, and where. */
export function fieldMentions(
  collections: RawConfig['collections'],
  canonical: CanonicalName,
  placeOf: (path: readonly string[]) => TextPlace,
): FieldMention[] {
  return Object.entries(collections ?? {}).flatMap(([name, settings]) => {
    const mention = (written: string, ...path: string[]): FieldMention => {
      const at = ['collections', name, ...path]
      return { path: at.slice(0, 3).join('.'), name: canonical(written), ...placeOf(at) }
    }
    const columns = (settings?.columns ?? []).map((column, index) =>
      typeof column === 'string'
        ? mention(column, 'columns', String(index))
        : mention(column.field, 'columns', String(index), 'field'),
    )
    const { sort = [] } = settings ?? {}
    const keys = [sort].flat().map((key, index) => mention(key.replace(/^-/, ''), 'sort', ...(Array.isArray(sort) ? [String(index)] : [])))
    return [...columns, ...keys]
  })
}

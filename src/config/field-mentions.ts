import type { CanonicalName } from './canonical-names.ts'
import type { RawConfig } from './raw-config.ts'
import type { FieldMention } from './settings.ts'
import type { TextPlace } from '../core/yaml/parse.ts'

/**
 * The fields that a configuration names, and where: those that it settles, that collections have as columns, to sort by, for
 * references, links and labels, and those that say which values there are and what is reviewed.
 */
export function fieldMentions(
  { collections, fields, review }: RawConfig,
  canonical: CanonicalName,
  placeOf: (path: readonly string[], isKey?: boolean) => TextPlace,
): FieldMention[] {
  const mention = (written: string, path: readonly string[], shown = path): FieldMention => ({
    path: shown.join('.'),
    name: canonical(written),
    isSettled: false,
    ...placeOf(path),
  })
  /** One name, or a list of them, perhaps with the sign of a descending order. */
  const mentionAll = (written: string | readonly string[] | undefined, path: readonly string[]): FieldMention[] =>
    typeof written === 'string'
      ? [mention(written.replace(/^-/, ''), path)]
      : (written ?? []).map((name, index) => mention(name.replace(/^-/, ''), [...path, String(index)], path))
  const ofCollections = Object.entries(collections ?? {}).flatMap(([name, settings]) => {
    const at = (...path: string[]): string[] => ['collections', name, ...path]
    const columns = (settings?.columns ?? []).map((column, index) =>
      typeof column === 'string'
        ? mention(column, at('columns', String(index)), at('columns'))
        : mention(column.field, at('columns', String(index), 'field'), at('columns')),
    )
    const { sort, reference_field: reference, link, interactive } = settings ?? {}
    const labels = typeof interactive === 'object' ? interactive.labels : undefined
    return [
      ...columns,
      ...mentionAll(sort, at('sort')),
      ...mentionAll(reference, at('reference_field')),
      ...mentionAll(link, at('link')),
      ...mentionAll(labels, at('interactive', 'labels')),
    ]
  })
  const ofFields = Object.entries(fields ?? {}).flatMap(([name, settings]) => {
    const path = ['fields', name]
    const settled = { path: path.join('.'), name, isSettled: true, ...placeOf(path, true) }
    const values = settings?.values
    if (!values || Array.isArray(values)) return [settled]
    return [
      settled,
      ...mentionAll(values.field, [...path, 'values', 'field']),
      ...mentionAll(values.sort, [...path, 'values', 'sort']),
    ]
  })
  return [...ofCollections, ...ofFields, ...mentionAll(review?.fields, ['review', 'fields'])]
}

/** The files that a configuration names besides pages: data, schemas and templates; relative to the folder of `mkdocs.yml`. */
export function namedFiles({ collections, queries }: RawConfig): string[] {
  const ofCollections = Object.values(collections ?? {}).flatMap((settings) => [
    settings?.data,
    typeof settings?.schema === 'string' ? settings.schema : undefined,
    templateFile(settings?.template),
  ])
  const ofQueries = Object.values(queries ?? {}).map((query) =>
    templateFile(typeof query === 'string' ? undefined : query.template),
  )
  const files = [...ofCollections, ...ofQueries].filter((file) => file !== undefined)
  return [...new Set(files)]
}

/** The file that the setting of a template names, if it is not the template itself: that has lines, or a tag of Mustache. */
export function templateFile(setting: string | undefined): string | undefined {
  return setting === undefined || /\n|\{\{/.test(setting) ? undefined : setting
}

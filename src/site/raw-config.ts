import type { Collection, Column, FieldSettings, Format, InteractiveSettings, Language } from '../types.ts'
import { defaultCollection } from './collections.ts'

/** What a checked `mdsplice.yml` holds. */
export interface RawConfig {
  language?: Language
  messages?: Language
  collections?: Record<string, RawCollection | null> | null
  fields?: Record<string, RawField | null> | null
  queries?: Record<string, string> | null
  rules?: Record<string, string | false> | null
  relations?: { from: string; to: string; required?: boolean; covered?: boolean; both_ways?: boolean }[] | null
}

/** The settings of a collection. */
export interface RawCollection {
  pages?: string | string[]
  exclude?: string | string[]
  include_index?: boolean
  data?: string
  link?: string
  label?: string
  reference_field?: string
  columns?: (string | { field: string; heading?: string })[]
  sort?: string | string[]
  format?: Format
  interactive?: boolean | RawInteractive
  empty?: string
  required?: string | string[]
  id_pattern?: string
  file_name?: string
  schema?: string | object
}

/** The settings of a field. */
interface RawInteractive {
  always?: boolean
  labels?: string | string[]
  files?: string | string[]
}

export interface RawField {
  label?: string
  aliases?: string | string[]
  values?: (string | number | boolean)[] | { pages: string | string[] }
  labels?: Record<string, string>
  link?: boolean
  list?: boolean
}

/** A collection with its settings over the defaults. */
export function toCollection(
  name: string,
  raw: RawCollection,
  language: Language,
  labelOf: (field: string) => string | undefined,
): Collection {
  const usual = defaultCollection(name, language)
  const title: Column = { field: 'title', heading: raw.label ?? usual.columns[0]?.heading ?? name }
  const toColumn = (column: string | { field: string; heading?: string }): Column => {
    const { field, heading } = typeof column === 'string' ? { field: column } : column
    const known = [title, ...usual.columns].find((each) => each.field === field)?.heading
    return { field, heading: heading ?? known ?? labelOf(field) ?? field.charAt(0).toUpperCase() + field.slice(1) }
  }
  return {
    ...usual,
    columns: raw.columns?.map(toColumn) ?? [title, ...usual.columns.slice(1)],
    pages: raw.pages === undefined ? usual.pages : [raw.pages].flat(),
    exclude: [raw.exclude ?? []].flat(),
    includesIndex: raw.include_index ?? usual.includesIndex,
    referenceField: raw.reference_field ?? usual.referenceField,
    data: raw.data ?? null,
    linkField: raw.link ?? null,
    sort: [raw.sort ?? []].flat(),
    format: raw.format ?? usual.format,
    interactive: toInteractive(raw.interactive ?? false),
    emptyText: raw.empty ?? usual.emptyText,
  }
}

/** What is known of a field. */
export function toFieldSettings(name: string, raw: RawField): FieldSettings {
  const { values } = raw
  return {
    name,
    heading: raw.label ?? null,
    aliases: [raw.aliases ?? []].flat(),
    values:
      values === undefined
        ? null
        : Array.isArray(values)
          ? { list: values.map(String) }
          : { pages: [values.pages].flat() },
    labels: new Map(Object.entries(raw.labels ?? {})),
    isLinked: raw.link ?? false,
    isList: raw.list ?? false,
  }
}

/** Settings for interactive tables say that they are wanted, unless they say `always: false`. */
function toInteractive(raw: boolean | RawInteractive): InteractiveSettings {
  if (typeof raw === 'boolean') return { isWanted: raw, labels: [], files: [] }
  return { isWanted: raw.always ?? true, labels: [raw.labels ?? []].flat(), files: [raw.files ?? []].flat() }
}

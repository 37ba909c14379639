import type { CanonicalName } from './canonical-names.ts'
import { capitalised, defaultCollection } from './collections.ts'
import type { Collection, Column, FieldSettings, InteractiveSettings, Shown } from './settings.ts'
import type { Language } from '../report/messages/languages.ts'
import type { Format } from '../core/listing-options.ts'

/** What a checked `mdsplice.yml` holds. */
export interface RawConfig {
  language?: Language
  messages?: Language
  collections?: Record<string, RawCollection | null> | null
  fields?: Record<string, RawField | null> | null
  queries?: Record<string, string | RawQuery> | null
  rules?: Record<string, string | false> | null
  definitions?: string | string[] | { files?: string | string[]; term?: string; meaning?: string } | null
  tags?: string[] | Record<string, RawTagSet>
  review?: { fields?: string | string[]; text?: boolean } | null
  relations?: { from: string; to: string; required?: boolean; covered?: boolean; both_ways?: boolean }[] | null
}

/** The fields of a set of labels, or these and more. */
export type RawTagSet = string[] | { fields: string | string[]; except?: string | string[]; empty?: string }

/** The settings of a collection. */
export interface RawCollection {
  pages?: string | string[]
  exclude?: string | string[]
  include_index?: boolean
  data?: string
  link?: string
  label?: string | { one: string; many?: string }
  reference_field?: string
  columns?: (string | RawColumn)[]
  sort?: string | string[]
  format?: Format
  template?: string
  interactive?: boolean | RawInteractive
  empty?: string
  required?: string | string[]
  id_pattern?: string
  file_name?: string
  schema?: string | object
}

/** A named query with its settings. */
export interface RawQuery {
  query: string
  template?: string
}

/** A column with its settings. */
export interface RawColumn {
  field: string
  heading?: string
  show?: Shown
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
  values?: string[] | { pages: string | string[]; field?: string; sort?: string | string[] }
  labels?: Record<string, string>
  link?: boolean
  list?: boolean
  show?: Shown
  icon?: string
  class?: string | string[]
}

/** What else bears upon the settings of a collection. */
interface Surroundings {
  language: Language
  canonical: CanonicalName
  labelOf(field: string): string | undefined
}

/** A collection with its settings over the defaults. */
export function toCollection(
  name: string,
  raw: RawCollection,
  { language, canonical, labelOf }: Surroundings,
): Collection {
  const label = typeof raw.label === 'string' ? { one: raw.label } : raw.label
  const usual = defaultCollection(name, language, label)
  const toColumn = (column: string | RawColumn): Column => {
    const { field: written, heading, ...rest } = typeof column === 'string' ? { field: column } : column
    const field = canonical(written)
    const known = usual.columns.find((each) => each.field === field)?.heading
    return { field, heading: heading ?? known ?? labelOf(field) ?? capitalised(field), ...rest }
  }
  return {
    ...usual,
    columns: raw.columns?.map(toColumn) ?? usual.columns,
    pages: raw.pages === undefined ? usual.pages : [raw.pages].flat(),
    exclude: [raw.exclude ?? []].flat(),
    includesIndex: raw.include_index ?? usual.includesIndex,
    referenceField: canonical(raw.reference_field ?? usual.referenceField),
    data: raw.data ?? null,
    linkField: raw.link === undefined ? null : canonical(raw.link),
    sort: [raw.sort ?? []].flat().map((key) => key.replace(/[^-].*/s, canonical)),
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
          ? { list: values }
          : { pages: [values.pages].flat(), field: values.field ?? null, sort: [values.sort ?? []].flat() },
    labels: new Map(Object.entries(raw.labels ?? {})),
    isLinked: raw.link ?? false,
    isList: raw.list ?? false,
    show: raw.show ?? null,
    icon: raw.icon === undefined ? null : raw.icon.replaceAll('/', '-').replace(/[^\w+-]/g, ''),
    classes: [raw.class ?? []]
      .flat()
      .flatMap((names) => names.split(/[^\w-]+/))
      .filter((name) => name !== ''),
  }
}

/** Settings for interactive tables say that they are wanted, unless they say `always: false`. */
function toInteractive(raw: boolean | RawInteractive): InteractiveSettings {
  if (typeof raw === 'boolean') return { isWanted: raw, labels: [], files: [] }
  return { isWanted: raw.always ?? true, labels: [raw.labels ?? []].flat(), files: [raw.files ?? []].flat() }
}

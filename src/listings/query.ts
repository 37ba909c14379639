import type { WrittenSortKey } from '../config/field-names.ts'
import type { Template } from '../config/settings.ts'
import type { Span } from '../core/span.ts'

/** One way in which a filter can hold: a whole value, a pattern with `*`, or the current page's own values. */
export type FilterValue =
  | (Span & { kind: 'text'; text: string })
  /** The text between the `*`s: `aia-*` is `['aia-', '']`, `*` is `['', '']`. */
  | (Span & { kind: 'pattern'; parts: string[] })
  /** `this.FIELD`. */
  | (Span & { kind: 'this'; field: string })

/** How a filter compares. */
export type Operator = '=' | '<' | '<=' | '>' | '>='

/**
 * `field/value`, `!field/a|b`, `datum>=2025-01-01`: pages of which a field has one of the values, or has none of them.
 */
export interface Filter extends Span {
  isNegated: boolean
  field: string
  fieldSpan: Span
  operator: Operator
  values: FilterValue[]
  /**
   * Bare words right after the filter. They continue its last value if that names something (`vereiste/bewaren_ logs`).
   */
  words: Word[]
}

/** A word of a directive, and where it is. */
export interface Word extends Span {
  text: string
}

/** `no-FIELD` and `add-FIELD`: take a column out of the table, put one in. */
export interface ColumnSwitch extends Span {
  show: boolean
  field: string
}

/** `sort=FIELD`, `sort=-FIELD` or `sort=FIELD:semver`; its text is the field. */
export interface SortKey extends Word, Omit<WrittenSortKey, 'field'> {}

/** Whose pages are listed: all of a collection's, or those that the page's own front matter names. */
export type Source = 'collection' | 'references'

/** What `option=value` says, by the name of the option. */
export interface QueryOptions {
  sort: SortKey[]
  limit: number | null
  /** How many rows are shown, of each group where there are groups; a line says how many more there are. */
  first: (Span & { rows: number }) | null
  /** The page or the web address of the whole list. */
  more: Word | null
  /** Fields, the outermost group first. */
  group: Word[]
  columns: Word[] | null
  /** The name of a format. */
  format: string | null
  /** Shown instead of a listing without rows. */
  empty: string | null
  /** Shown above the listing. */
  heading: string | null
  /**
   * Whether readers can search and filter it in the page, and the words that say so; null leaves it to the collection.
   */
  interactive: (Span & { isWanted: boolean }) | null
  /** The language whose pages are asked for, as the site names it; null asks for that of the page on which it is. */
  locale: Word | null
}

/** A query without options. */
export const noOptions: Readonly<QueryOptions> = {
  sort: [],
  limit: null,
  first: null,
  more: null,
  group: [],
  columns: null,
  format: null,
  empty: null,
  heading: null,
  interactive: null,
  locale: null,
}

/** The names of all options. */
export const optionNames = Object.keys(noOptions) as (keyof QueryOptions)[]

/** What a directive's words ask, its name aside. */
export interface QueryTerms extends QueryOptions {
  filters: Filter[]
  switches: ColumnSwitch[]
  /** Words that are neither filter nor option. */
  strays: Word[]
}

/** What a list directive asks. */
export interface Query extends QueryTerms {
  kind: 'list'
  collection: string
  source: Source
  /** Of a named query: how it is listed, unless the directive names a format. */
  template?: Template
  /** Whether it is about how its pages are related, and not about what they are. */
  isRelated?: true
  /** The names of the options that only its directive has, which what looks like a filter can be meant for. */
  ownOptions?: readonly string[]
}

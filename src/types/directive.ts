import type { Comment } from './dialect.ts'
import type { Span } from './span.ts'
import type { Template } from './template.ts'

/** One way in which a filter can hold: a whole value, a pattern with `*`, or the current page's own values. */
export type FilterValue =
  | (Span & { kind: 'text'; text: string })
  /** The text between the `*`s: `aia-*` is `['aia-', '']`, `*` is `['', '']`. */
  | (Span & { kind: 'pattern'; parts: string[] })
  /** `this.FIELD`. */
  | (Span & { kind: 'this'; field: string })

export type Operator = '=' | '<' | '<=' | '>' | '>='

/** `field/value`, `!field/a|b`, `datum>=2025-01-01`: pages of which a field has one of the values, or has none of them. */
export interface Filter extends Span {
  isNegated: boolean
  field: string
  fieldSpan: Span
  operator: Operator
  values: FilterValue[]
  /** Bare words right after the filter. They continue its last value if that names something (`vereiste/bewaren_ logs`). */
  words: Word[]
}

export interface Word extends Span {
  text: string
}

/** `no-FIELD` and `add-FIELD`: take a column out of the table, put one in. */
export interface ColumnSwitch extends Span {
  show: boolean
  field: string
}

/** `sort=FIELD` or `sort=-FIELD`. */
export interface SortKey extends Word {
  isDescending: boolean
}

/** How a listing looks: a table, a bulleted list, links in one line, a number, Material's grid of cards. */
export const formats = ['table', 'list', 'links', 'count', 'cards'] as const
export type Format = (typeof formats)[number]

/** The names before a `=` that are no fields. */
export const optionNames = ['sort', 'limit', 'group', 'columns', 'format', 'empty', 'heading', 'interactive'] as const

/** Whose pages are listed: all of a collection's, or those that the page's own front matter names. */
export type Source = 'collection' | 'references'

/** What a directive's words ask, its name aside. */
export interface QueryTerms {
  filters: Filter[]
  switches: ColumnSwitch[]
  /** Words that are neither filter nor option. */
  strays: Word[]
  sort: SortKey[]
  limit: number | null
  /** Fields, the outermost group first. */
  group: Word[]
  columns: Word[] | null
  format: Format | null
  /** Shown instead of a listing without rows. */
  empty: string | null
  /** Shown above the listing. */
  heading: string | null
  /** Whether readers can search and filter it in the page, and the words that say so; null leaves it to the collection. */
  interactive: (Span & { isWanted: boolean }) | null
}

/** What a list directive asks. */
export interface Query extends QueryTerms {
  kind: 'list'
  collection: string
  source: Source
  /** Of a named query: how it is listed, unless the directive names a format. */
  template?: Template
}

/** `matrix vereisten levenscyclus`: pages against the values of a field, or against the pages of a collection. */
export interface MatrixRequest {
  kind: 'matrix'
  rows: Query
  /** A collection, lower case, or a field. */
  across: Word
  /** The field that stands in the heads of columns that are pages; null for their titles. */
  heads: Word | null
}

/** `coverage maatregelen of vereisten min=95%`: how many pages of a collection have pages of another. */
export interface CoverageRequest {
  kind: 'coverage'
  /** The collection that covers. */
  by: string
  rows: Query
  /** The share in percent below which there is a finding. */
  minimum: number | null
}

/** `graph vereisten maatregelen`: a chart of pages and the pages of another collection that are related to them. */
export interface GraphRequest {
  kind: 'graph'
  rows: Query
  to: string
}

/** `tags`, `tags-ai-act`: the page's own labels. */
export interface TagsRequest {
  kind: 'tags'
  /** The name of the set in the configuration, lower case. */
  set: string
}

/** `definitions`: a table of words and what they mean. */
export interface DefinitionsRequest {
  kind: 'definitions'
  heading: string | null
  isInteractive: boolean
}

/** What a directive asks, by its kind. A new kind starts here; the compiler then asks for its answer. */
export type Request = Query | MatrixRequest | CoverageRequest | GraphRequest | TagsRequest | DefinitionsRequest

/** A directive comment that was understood, with all that belongs to it. */
export interface Directive {
  /** The comment it stands in. */
  comment: Comment
  /** Lower case, as the end comment repeats it: `list_vereisten`. */
  name: string
  nameSpan: Span
  request: Request
}

/** The comment that ends a region: `<!-- /list_vereisten 0123456789abcdef -->`. */
export interface EndComment {
  comment: Comment
  name: string
  /** As written; empty when missing. */
  checksum: string
}

/** A comment that takes out the messages of some rules about the next line. */
export interface Suppression extends Span {
  rules: Word[]
  /** The line that it is about. */
  line: Span
}

/** A directive and, where `write` has been, the comment that ends what it generated. */
export interface Region {
  directive: Directive
  end: EndComment | null
}

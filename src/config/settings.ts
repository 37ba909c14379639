import type { Language } from '../report/messages/languages.ts'
import type { Format } from '../core/listing-options.ts'

/** A named set of pages and how to speak of it. */
export interface Collection {
  /** As in `list_NAME`: lower case. */
  name: string
  /** The front matter field by which other pages refer to pages of this collection, such as `vereiste`. */
  referenceField: string
  label: Label
  /** Shown instead of a listing without rows. */
  emptyText: string
  /** The columns of a table, unless a directive says otherwise. */
  columns: Column[]
  /** Globs relative to the docs directory. */
  pages: string[]
  exclude: string[]
  includesIndex: boolean
  /** The data file that holds its records in place of pages, relative to the folder of `mkdocs.yml`. */
  data: string | null
  /** The field that holds a record's link. */
  linkField: string | null
  /** As `sort=` has them. */
  sort: string[]
  format: Format
  demands: CollectionDemands
  /** How it is listed in place of a format, unless a directive names one. */
  template: Template | null
  interactive: InteractiveSettings
}

/** Whether and how readers can search and filter a collection's tables in the page. */
export interface InteractiveSettings {
  isWanted: boolean
  /** The fields that say for which labels a page is meant. */
  labels: string[]
  /** Files to download, relative to the docs directory. */
  files: string[]
}

/** What a collection's pages are called: one of them, and several. */
export interface Label {
  one: string
  many: string
}

/**
 * How values are shown: as they are written, an ISO date in words, or what stands behind the last `:` or `/`. Without any
 * of these, `true` and `false` are said.
 */
export type Shown = 'text' | 'date' | 'last'

/** A column shows the page's title as a link, or a field's values. */
export interface Column {
  field: 'title' | (string & {})
  heading: string
  /** Else as its field is shown. */
  show?: Shown
}

/** The pages that a field names. */
export interface NamedPages {
  /** Globs relative to the docs directory. */
  pages: string[]
  /** The front matter field that holds a page's value; else its file name, or the folder of an index page. */
  field: string | null
  /** Front matter fields by which the values are ordered, as `sort=` has them; else file order. */
  sort: string[]
}

/** What is known of a field beyond what pages say. */
export interface FieldSettings {
  name: string
  heading: string | null
  aliases: string[]
  /** Its values in order, or the pages that it names, or null when it can have any. */
  values: { list: string[] } | NamedPages | null
  /** Value → how it is shown. */
  labels: ReadonlyMap<string, string>
  isLinked: boolean
  /** Whether its value must be a list. */
  isList: boolean
  show: Shown | null
  /** The icon before its labels, as `material-recycle`. */
  icon: string | null
  /** The classes of its labels besides our own. */
  classes: string[]
}

/** A directive's text without its comment marks, and where it stands in `mdsplice.yml`, counted from 1. */
export interface NamedQuery {
  text: string
  template: Template | null
  line: number
  column: number
}

/** What counts of a page that others refer to: when it changes, references to it are to be reviewed. */
export interface ReviewSettings {
  fields: string[]
  isText: boolean
}

/** A site's configuration: `mdsplice.yml`, and what `mkdocs.yml` says where that is silent. */
export interface SiteConfig {
  /** Of headings and sentences that are put into pages. */
  language: Language
  /** Of what is said about pages. */
  messages: Language
  collections: Collection[]
  fields: FieldSettings[]
  queries: ReadonlyMap<string, NamedQuery>
  relations: Relation[]
  tags: TagSet[]
  /** The files that it names: data, templates and schemas; relative to the folder of `mkdocs.yml`. */
  files: string[]
  /** Fields that settings name. */
  mentions: FieldMention[]
  definitions: DefinitionSettings
  review: ReviewSettings
  /** Rule id → `off`, `info`, `warning` or `error`. */
  rules: ReadonlyMap<string, string>
  /** Where a setting comes from: `mdsplice.yml:LINE`, `mkdocs.yml` or `default`. */
  originOf(path: readonly string[]): string
}

/** A field that a setting names, and where in `mdsplice.yml`. */
export interface FieldMention {
  /** The setting. */
  path: string
  name: string
  /** Whether it is the setting of the field itself, which alone makes no field of it. */
  isSettled: boolean
  line: number
  column: number
}

/** What a configuration asks of the pages of a collection. */
export interface CollectionDemands {
  /** Fields that every page must have. */
  required: string[]
  /** A regular expression that every `id` must match. */
  idPattern: string | null
  /** A regular expression that every file name must match; `{id}` stands for the last part of the page's `id`. */
  fileName: string | null
  /** The JSON Schema of the front matter. */
  schema: object | null
}

/** What a configuration asks of the references from one collection to another. */
export interface Relation {
  from: string
  to: string
  /** Each page of `from` must name a page of `to`. */
  isRequired: boolean
  /** Each page of `to` must be named by a page of `from`. */
  isCovering: boolean
  /** Where one names the other, the other must name the one. */
  isMutual: boolean
}

/** What the configuration says of the table of words. */
export interface DefinitionSettings {
  /** Whether it says anything at all. */
  isConfigured: boolean
  /** Relative to the folder of `mkdocs.yml`; null for those that `mkdocs.yml` puts below every page. */
  files: string[] | null
  /** The headings of the table. */
  headings: { term: string; meaning: string }
}

/** The labels that one directive puts into a line. */
export interface TagSet {
  /** As the directive has it, lower case: `tags`, `tags-ai-act`. */
  name: string
  /** In order, and where they stand in `mdsplice.yml`, counted from 1. */
  fields: { name: string; line: number; column: number }[]
  /** Values that are not shown. */
  except: string[]
  /** Shown where a page has none of them. */
  emptyText: string | null
}

/** A user's template of a listing, and where its text stands. */
export interface Template {
  /** The setting: the path of a file, or the text itself. */
  setting: string
  text: string
  /** The file that holds the text, as the user knows it. */
  file: string
  /** The place of the text's first character, counted from 1. */
  line: number
  column: number
  /** How many columns stand before the text in its further lines. */
  indent: number
}

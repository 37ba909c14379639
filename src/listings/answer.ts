import type { PhrasingContent, RootContent } from 'mdast'
import type { Collection, Column, Template } from '../config/settings.ts'
import type { Format } from '../core/listing-options.ts'
import type { Finding } from '../report/finding.ts'
import type { Extension } from '../report/rules.ts'
import type { Page } from '../site/page.ts'

/** The pages that answer a query, in order, and how they are to be shown. */
export interface Answer {
  collection: Collection
  columns: Column[]
  format: Format
  /** In place of the format. */
  template: Template | null
  pages: Page[]
  /** The same pages by the values of a field, or null when they are not grouped. */
  groups: Group[] | null
  heading: string | null
  /** Shown instead of a listing without rows. */
  empty: string
  /** What readers can do with it in the page, or null when it is a plain listing. */
  interactive: Interactive | null
}

/** What the script in the page needs to know of a table beyond its text. */
export interface Interactive {
  /** A field for each column, and the values that readers can choose, in order. */
  columns: { field: string; choices: { value: string; label: string }[] }[]
  /** For which labels a page is meant, as an expression; pages that are not in it are meant for all. */
  conditions: ReadonlyMap<Page, string>
  /** Files of the same rows, made by `mdsplice list --output`, relative to the docs directory. */
  files: readonly string[]
}

/** The pages that have a value; a page with two values is in two groups. */
export interface Group {
  label: string
  pages: Page[]
  groups: Group[] | null
}

/** A rendered answer: blocks, or phrasing for within a line. */
export type Listing = { kind: 'blocks'; nodes: RootContent[] } | { kind: 'phrasing'; nodes: PhrasingContent[] }

/** A listing, or null where it cannot stand, and what was surely not meant. */
export interface Answered {
  listing: Listing | null
  findings: Finding[]
  /** The Markdown extensions that the renderer needs for it, where not every renderer has them. */
  needs?: readonly Extension[]
}

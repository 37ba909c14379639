import type { PhrasingContent, RootContent } from 'mdast'
import type { Cells } from './cells.ts'
import type { Needs } from '../config/generator/site-needs.ts'
import type { Collection, Column } from '../config/settings.ts'
import type { CommentSetting } from '../markdown/comments/comment.ts'
import type { SortKey } from './query.ts'
import type { Finding } from '../report/finding.ts'
import type { Section, Shortened } from './shorten.ts'
import type { Page } from '../site/page.ts'

/** The pages that answer a query, in order, and how they are to be shown. */
export interface Answer {
  collection: Collection
  columns: Column[]
  format: ListingFormat
  pages: Page[]
  /** By what they are sorted, the weightiest first. */
  order: readonly SortKey[]
  /** The same pages by the values of a field, or null when they are not grouped. */
  groups: Group[] | null
  /** Whether only the first rows are shown. */
  shortened: Shortened | null
  heading: string | null
  /** Shown instead of a listing without rows. */
  empty: string
  /** Whether the directive itself says so, and not its collection. */
  saysEmpty: boolean
  /** What readers can do with it in the page, or null when it is a plain listing. */
  interactive: Interactive | null
}

/** What the script in the page needs to know of a table beyond its text. */
export interface Interactive {
  /** A field for each column, and the values that readers can choose, in order. */
  columns: { field: string; choices: { value: string; label: string }[] }[]
  /** Whether its text can be searched; else its controls are those filters. */
  isSearchable: boolean
  /** For which labels a page is meant, as an expression; pages that are not in it are meant for all. */
  conditions: ReadonlyMap<Page, string>
  /** The labels of those expressions by the field to which they belong, and what they are called. */
  groups: LabelGroup[]
  /** What the files are called that readers make of it; null for the title of the page. */
  downloadName: string | null
  /** Files of the same rows, made by `mdsplice list --output`, relative to the docs directory. */
  files: readonly string[]
}

/** The labels of a field. A reader of whom none of them is known sees all that any of them may see. */
export interface LabelGroup {
  /** As labels begin with it. */
  field: string
  heading: string
  /** By label, in lower case. */
  words: ReadonlyMap<string, string>
}

/** The pages that have a value; a page with two values is in two groups. */
export interface Group {
  label: string
  pages: Page[]
  groups: Group[] | null
}

/** How an answer is shown: what `format=` names, or a user's template. */
export interface ListingFormat {
  /** As `format=` has it, lower case. */
  name: string
  /** Its columns where neither the directive nor a switch names any: those of the collection, or the title alone. */
  usualColumns: 'collection' | 'title'
  /** Whether it can show fields that are not among the columns. */
  showsAnyField: boolean
  /** Whether readers can search and filter it in the page, where the site has the script. */
  canBeInteractive: boolean
  /** What it needs of the site that not every site has. */
  needs: Needs
  /** How it is rendered within a line, and in which places there; null when it needs blocks. */
  inline: { places: readonly CommentSetting[]; render(answer: Answer, cells: Cells): PhrasingContent[] } | null
  /** How it is rendered where blocks are possible. */
  blocks: BlockRenderer
}

/**
 * Shows all of an answer, or a section at a time, all pages or those of a group: then groups become sections, and without pages a sentence
 * says so.
 */
export type BlockRenderer =
  | { of: 'answer'; render(answer: Answer, context: RenderContext): RootContent[] }
  | { of: 'pages'; render(answer: Answer, section: Section, context: RenderContext): RootContent[] }

/** What rendering needs besides the answer: the content of its cells, and where it will be. */
export interface RenderContext {
  cells: Cells
  /** The depth of a heading that would fit, or null where a bold line serves as one (inside a container). */
  headingDepth: number | null
  /** As `elementsAreMarked` says of the place. */
  marksElements: boolean
}

/** A rendered answer: blocks, or phrasing for within a line. */
export type Listing = { kind: 'blocks'; nodes: RootContent[] } | { kind: 'phrasing'; nodes: PhrasingContent[] }

/** A listing, or null where it cannot be placed, and what in its directive is probably a mistake. */
export interface DirectiveAnswer {
  listing: Listing | null
  findings: Finding[]
  /** What it needs of the site that not every site has. */
  needs?: Needs
}

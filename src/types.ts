/**
 * The data that flows from room to room. `run.ts` shows the way it takes; every room knows these types and no other
 * room.
 *
 * Offsets are 0-based and count UTF-16 code units of a page's source without its byte order mark. Paths are POSIX
 * paths relative to the site's docs directory, unless a name says otherwise.
 */
import type { PhrasingContent, RootContent } from 'mdast'

/** `write` puts listings into the pages, `build` into a copy of them, `clear` takes them out, `check` only compares. */
export type Verb = 'write' | 'build' | 'check' | 'clear'

/** From the first code unit to after the last one. */
export interface Span {
  start: number
  end: number
}

// ---- site/: what is there ----------------------------------------------------------------------------------------

/** A scalar in front matter, as the author wrote it: `yes` stays `yes`, `012` stays `012`. */
export interface FieldValue extends Span {
  /** Trimmed, inner white space folded to one space. */
  text: string
}

/** One front matter key with its scalar values: a scalar is one value, a list has one per scalar member. */
export interface Field {
  name: string
  key: Span
  values: FieldValue[]
}

/** What stands between the `---` lines at the top of a page. */
export interface FrontMatter {
  /** Where the page's body starts; 0 when there is no front matter. */
  end: number
  fields: Map<string, Field>
}

/** One Markdown file of the site. */
export interface Page {
  path: string
  /** The text without its byte order mark. */
  source: string
  hasBom: boolean
  frontMatter: FrontMatter
}

/** A named set of pages and how to speak of it. */
export interface Collection {
  /** As in `list_NAME`: lower case. */
  name: string
  /** The front matter field by which other pages refer to pages of this collection, such as `vereiste`. */
  referenceField: string
  /** Shown instead of a listing without rows. */
  emptyText: string
  /** The columns of a table, unless a directive says otherwise. */
  columns: Column[]
}

/** A column shows the page's title as a link, or a field's values. */
export interface Column {
  field: 'title' | (string & {})
  heading: string
}

// ---- dialect/: where comments are --------------------------------------------------------------------------------

/** Where a comment stands, as far as it matters to what can be put there. */
export type CommentSetting =
  /** Alone on its line (or with other comments only), where blocks can stand. */
  | 'block'
  /** Within a line of a paragraph. */
  | 'inline'
  | 'heading'
  | 'table-cell'
  | 'link'
  /** Within raw HTML in which the renderer reads no Markdown, `<pre>` and `<textarea>` among it. */
  | 'raw-html'

/** An HTML comment that the renderer, too, takes for one. Spans from the `<` of `<!--` to after the `>` of `-->`. */
export interface Comment extends Span {
  /** What stands between `<!--` and `-->`. */
  text: string
  setting: CommentSetting
  /** What each further line must begin with to be in the same container as the comment: spaces, tabs and `>`. */
  prefix: string
  /** The depth of a heading that would begin a section here, below the one that it stands in; null in a container. */
  headingDepth: number | null
}

// ---- directive/: what the author asked ---------------------------------------------------------------------------

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
}

/** What a directive asks. */
export interface Query extends QueryTerms {
  collection: string
  source: Source
}

/** A directive comment that was understood, with all that belongs to it. */
export interface Directive {
  /** The comment it stands in. */
  comment: Comment
  /** Lower case, as the end comment repeats it: `list_vereisten`. */
  name: string
  nameSpan: Span
  query: Query
}

/** The comment that ends a region: `<!-- /list_vereisten 0123456789abcdef -->`. */
export interface EndComment {
  comment: Comment
  name: string
  /** As written; empty when missing. */
  checksum: string
}

/** A directive and, where `write` has been, the comment that ends what it generated. */
export interface Region {
  directive: Directive
  end: EndComment | null
}

// ---- listing/: the answer ----------------------------------------------------------------------------------------

/** The pages that answer a query, in order, and how they are to be shown. */
export interface Answer {
  collection: Collection
  columns: Column[]
  format: Format
  pages: Page[]
  /** The same pages by the values of a field, or null when they are not grouped. */
  groups: Group[] | null
  heading: string | null
  /** Shown instead of a listing without rows. */
  emptyText: string
}

/** The pages that have a value; a page with two values is in two groups. */
export interface Group {
  label: string
  pages: Page[]
  groups: Group[] | null
}

/** A rendered answer: blocks, or phrasing for within a line. */
export type Listing = { kind: 'blocks'; nodes: RootContent[] } | { kind: 'phrasing'; nodes: PhrasingContent[] }

// ---- write/: back into the file ----------------------------------------------------------------------------------

/** A listing as Markdown text: `\n` line ends, no container prefix, no final line end. */
export interface GeneratedText {
  text: string
  /** Whether it stands within a line, with nothing between it and its comments. */
  isInline: boolean
}

/** Replaces what stands in the span by the text. */
export interface Edit extends Span {
  text: string
}

// ---- report/: what we say ----------------------------------------------------------------------------------------

/** What each rule's message names. A new rule starts here; the compiler then asks for its severity and its words. */
export interface RuleDetails {
  'unknown-directive': { name: string; known: Iterable<string> }
  'unknown-collection': { name: string; known: Iterable<string> }
  'unknown-field': { field: string; collection: string; known: Iterable<string> }
  'unknown-value': { field: string; value: string; collection: string; known: Iterable<string> }
  'unknown-option': { option: string; known: Iterable<string> }
  'invalid-option': { option: string; value: string; expected: 'number' | 'field' | 'format'; known: Iterable<string> }
  'duplicate-option': { option: string }
  'invalid-directive': { problem: 'unclosed-quote' | 'text-after-quote' | 'not-yaml' | 'not-comparable'; text: string }
  'empty-listing': { collection: string; reason: 'no-pages' | 'no-match' | 'no-references'; field: string }
  'dangling-reference': { field: string; value: string; collection: string; known: Iterable<string> }
  'invalid-front-matter': { reason: string }
  'unclosed-directive': { name: string }
  'misplaced-directive': { name: string; setting: Exclude<CommentSetting, 'block'> }
  'crowded-directive': { name: string }
  'unbalanced-region': { name: string; missing: 'directive' | 'end' }
  'edited-region': { name: string }
  'stale-region': { name: string; change: 'missing' | 'outdated' }
  'unreadable-page': { reason: 'not-utf8' | 'directory' | 'link-loop' | 'broken-link' | 'no-permission' }
  'unwritable-page': { reason: 'read-only' | 'failed'; cause: string }
}

export type RuleId = keyof RuleDetails

/** What is wrong and where; `report/messages.ts` has the words. */
export type Finding = {
  [Rule in RuleId]: {
    rule: Rule
    /** Null when the whole page is meant. */
    span: Span | null
    details: RuleDetails[Rule]
  }
}[RuleId]

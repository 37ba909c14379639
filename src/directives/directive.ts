import type { Span } from '../core/span.ts'
import type { Query, Word } from '../listings/query-terms.ts'
import type { Comment } from '../markdown/comments/comment.ts'

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

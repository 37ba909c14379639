import type { Span } from '../core/span.ts'
import type { DirectivePlace } from './handler.ts'
import type { Request } from './registry.ts'
import type { Word } from '../listings/query.ts'
import type { Comment } from '../markdown/comments/comment.ts'

/** A directive comment that was understood, with all that belongs to it. */
export interface Directive extends DirectivePlace {
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

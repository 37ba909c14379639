import { noNeeds } from '../config/generator/site-needs.ts'
import { OversizedListing } from '../core/limits.ts'
import { spanOf, type Span } from '../core/span.ts'
import type { DirectivePlace } from './handler.ts'
import { handlerOf, type Request } from './kinds/registry.ts'
import type { DirectiveAnswer } from '../listings/answer.ts'
import type { Word } from '../listings/query.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import type { Finding } from '../report/finding.ts'
import type { HtmlAdvice } from '../report/rule-details.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'
import { findUnmet } from './unmet-needs.ts'

/** A directive comment that was understood, with all that belongs to it. */
export interface Directive extends DirectivePlace {
  request: Request
  /** What would help where it is in HTML in which no Markdown is read. */
  advice?: HtmlAdvice
  /** The names of the elements around it in which Markdown is read, where no container is around them. */
  within?: readonly string[]
}

/** The comment that ends a region: `<!-- /list_vereisten 0123456789abcdef -->`. */
export interface EndComment {
  comment: Comment
  name: string
  /** As written; empty when missing. */
  checksum: string
  /** Whether the renderer takes it for code, which readers of the page see. */
  isCode?: boolean
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
  /** Further end comments of the same name below that, before the next directive: what is left of another version. */
  strays?: EndComment[]
}

/** Queries and renders: the listing that answers a directive of a page. */
export function answerDirective(index: SiteIndex, directive: Directive, page: Page): DirectiveAnswer {
  const answered = answerWithin(index, directive, page)
  const { setting } = directive.comment
  answered.findings.push(...findUnmet(index, directive, answered.needs ?? noNeeds))
  const { comment, name, nameSpan, advice } = directive
  const { lacks = [] } = comment
  // Within an element that is not read for its indentation, blocks are possible.
  const place = setting === 'block' && advice ? 'raw-html' : setting
  if (place === 'block' || (answered.listing && place === setting)) {
    answered.findings.push(...containerFindings(name, nameSpan, lacks))
    return answered
  }
  const [extension] = lacks
  const details = { name, setting: place, ...(advice && { advice }), ...(extension !== undefined && { extension }) }
  answered.findings.push({ rule: 'misplaced-directive', span: spanOf(comment), details })
  return { ...answered, listing: null }
}

/** Says of a directive which extensions are missing for the containers in which it is. */
export function containerFindings(name: string, span: Span, extensions: readonly string[]): Finding[] {
  return extensions.map((extension) => ({
    rule: 'missing-extension',
    span,
    details: { name, extension, isContainer: true },
  }))
}

function answerWithin(index: SiteIndex, directive: Directive, page: Page): DirectiveAnswer {
  const { request, name, nameSpan } = directive
  try {
    return handlerOf(request).answer(index, request, directive, page)
  } catch (error) {
    if (!(error instanceof OversizedListing)) throw error
    return {
      listing: null,
      findings: [{ rule: 'oversized-page', span: nameSpan, details: { name, template: error.template } }],
    }
  }
}

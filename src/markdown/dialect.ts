import type { Root } from 'mdast'
import { commonMarkPlaces } from './comments/commonmark-places.ts'
import type { Comment } from './comments/comment.ts'
import { findComments } from './comments/comments.ts'
import { pythonMarkdownPlaces } from './comments/comment-place.ts'
import { findPlainComments } from './comments/plain-comments.ts'
import { findUnseenFences } from './comments/unseen-fences.ts'
import { parseCommonMark } from './commonmark.ts'
import { optionsKey, recommended, type MarkdownOptions } from './extensions.ts'
import type { Span } from '../core/span.ts'
import { parsePage } from './parse/parse-page.ts'

/** What the Markdown of a site can be: that of MkDocs, or that of remark and GitHub. */
export const dialectNames = ['python-markdown', 'commonmark'] as const

/** The name of a dialect, as `dialect` in `mdsplice.yml` has it. */
export type DialectName = (typeof dialectNames)[number]

/** How pages are read. Offsets are those of the page's text without byte order mark. */
export interface Dialect {
  name: DialectName
  /** The extensions with which it reads; null where there are none to choose. */
  options: MarkdownOptions | null
  /** Identifies its behaviour: two dialects with the same one read every page alike. */
  key: string
  /** Parses a page whose front matter ends at an offset. */
  parse(source: string, bodyStart: number): Root
  /** The comments in the tree of a page, in document order. */
  findComments(source: string, tree: Root): Comment[]
  /**
   * The comments that matter of a page that is so plain that it need not be parsed; null when it must be.
   *
   * @param matters whether a comment is wanted; the others can be left out
   */
  findPlainComments(source: string, bodyStart: number, matters: (comment: string) => boolean): Comment[] | null
  /** For each comment that editors and GitHub show as code and this dialect does not, what opens the code. */
  findUnseenFences(source: string, comments: readonly Comment[]): Map<Comment, Span>
}

/** Each dialect as it reads with given extensions. Add yours here. */
const dialects: Readonly<Record<DialectName, (options: MarkdownOptions) => Dialect>> = {
  'python-markdown': (options) => {
    const places = { ...pythonMarkdownPlaces, readsMarkdownInHtml: options.extensions.has('md_in_html') }
    return {
      name: 'python-markdown',
      options,
      key: `python-markdown ${optionsKey(options)}`,
      parse: (source, bodyStart) => parsePage(source, bodyStart, options),
      findComments: (source, tree) => findComments(source, tree, places),
      findPlainComments: (source, bodyStart, matters) => findPlainComments(source, bodyStart, matters, options),
      findUnseenFences,
    }
  },
  commonmark: () => ({
    name: 'commonmark',
    options: null,
    key: 'commonmark',
    parse: parseCommonMark,
    findComments: (source, tree) => findComments(source, tree, commonMarkPlaces),
    findPlainComments: () => null,
    findUnseenFences: () => new Map(),
  }),
}

/**
 * A dialect.
 *
 * @param options what is on in it; what Material for MkDocs recommends where nobody knows
 */
export function dialectOf(name: DialectName, options: MarkdownOptions = recommended): Dialect {
  return dialects[name](options)
}

import type { Nodes, Root } from 'mdast'
import type { Span } from '../../core/span.ts'
import type { CommentLine } from './comment-lines.ts'
import type { CommentSetting } from './comment.ts'
import type { HtmlComment } from './raw-html-comments.ts'

/** Containers whose content Python-Markdown wants indented by four columns. */
const indenting: ReadonlySet<string> = new Set([
  'listItem',
  'footnoteDefinition',
  'admonition',
  'details',
  'contentTab',
  'definitionBody',
])

const markers = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|:|\[\^[^\]\n]*\]:)[ \t][ \t>]*)*$/

/** A comment that was found in HTML, and what shares its line. */
export interface PlacedComment extends Pick<HtmlComment, 'content' | 'isPreformatted'> {
  line: CommentLine
  /** What is before and behind it in its node. */
  before: string
  after: string
}

/** What a dialect says of the places of comments, by their ancestors from the root to the parent. */
export interface CommentPlaces {
  /** Whether Markdown is read in an element with an attribute `markdown`. */
  readsMarkdownInHtml: boolean
  settingFor(comment: PlacedComment, ancestors: readonly Nodes[]): CommentSetting
  /** What further lines must begin with to stay in the container of a comment. */
  prefixFor(comment: PlacedComment, ancestors: readonly Nodes[]): string
  /** Whether a comment is in an item of a list that would go on below a listing. */
  isInList(ancestors: readonly Nodes[]): boolean
}

/** Where comments are in Python-Markdown. */
export const pythonMarkdownPlaces: CommentPlaces = {
  readsMarkdownInHtml: true,
  settingFor({ line, content }, ancestors) {
    const contents = ancestors.flatMap((node) => (node.type === 'genericBlock' ? node.content : []))
    if (content === 'off' || contents.includes('html') || contents.includes('raw')) return 'raw-html'
    if (content === 'section') return 'script'
    if (contents.includes('text')) return 'inline'
    const phrasing = phrasingSetting(ancestors)
    if (phrasing) return phrasing
    if (content === 'span') return 'span-html'
    const isAlone = line.followsComments && line.isLast && isMarkersOnly(line, ancestors) && isQuoted(line, ancestors)
    if (isAlone && !isLazy(line, ancestors)) return 'block'
    return line.followsComments && /^ {0,3}$/.test(line.before) ? 'line-start' : 'inline'
  },
  prefixFor: ({ line }, ancestors) => prefixFor(line, ancestors),
  isInList: (ancestors) => ancestors.findLast((node) => indenting.has(node.type))?.type === 'listItem',
}

/** The setting of a comment in a heading, a cell or a link, in which no blocks can be. */
export function phrasingSetting(ancestors: readonly Nodes[]): CommentSetting | undefined {
  for (const { type } of ancestors) {
    if (type === 'heading') return 'heading'
    if (type === 'tableCell') return 'table-cell'
    if (type === 'link' || type === 'linkReference') return 'link'
  }
  return undefined
}

/** Whether nothing is before a comment but white space, `>` and the markers of the containers that begin there. */
export function isMarkersOnly({ before, start }: CommentLine, ancestors: readonly Nodes[]): boolean {
  return markers.test(before) && (/^[ \t>]*$/.test(before) || openedOn(start, ancestors).length > 0)
}

/** Whether each `>` before a comment is the mark of a quote: one that is indented below a line of text is text. */
function isQuoted({ before }: CommentLine, ancestors: readonly Nodes[]): boolean {
  if (!before.includes('>')) return true
  return before.split('>').length - 1 <= ancestors.filter((node) => node.type === 'blockquote').length
}

/** Whether a line is indented so far beyond its container that what is put there would be code. */
function isLazy({ before, start }: CommentLine, ancestors: readonly Nodes[]): boolean {
  const { width } = indentOf(before)
  const quote = ancestors.findLastIndex((node) => node.type === 'blockquote')
  const levels = ancestors.slice(quote + 1).filter((node) => indenting.has(node.type) && offsetOf(node) < start)
  return width >= 4 * (levels.length + 1)
}

/**
 * What further lines must begin with to stay in the container of a comment: the white space and `>` of its own line as
 * the author wrote them; four columns for each marker on that line.
 */
function prefixFor({ before, start }: CommentLine, ancestors: readonly Nodes[]): string {
  const { lead, own, width } = indentOf(before)
  const opened = openedOn(start, ancestors)
  if (opened.length === 0) return lead
  const level = width - (width % 4)
  const kept = width === level ? lead : lead.slice(0, lead.length - own.length) + ' '.repeat(level)
  return kept + ' '.repeat(4 * opened.length)
}

/** A heading that is in no container. */
export interface RootHeading {
  start: number
  depth: number
}

/** The headings of a page that are in no container, in document order. */
export function rootHeadings(tree: Root): RootHeading[] {
  return tree.children.flatMap((node) =>
    node.type === 'heading' ? [{ start: offsetOf(node), depth: node.depth }] : [],
  )
}

/**
 * The depth that a new section has at each of some rising offsets. A page's own title is its only H1.
 *
 * @param headings in document order
 * @param generated rising spans whose headings do not count: a second `write` must see what the first one saw
 */
export function headingDepths(
  headings: readonly RootHeading[],
  offsets: readonly number[],
  generated: readonly Span[],
): number[] {
  let next = 0
  let span = 0
  let depth = 2
  return offsets.map((offset) => {
    for (let heading = headings[next]; heading && heading.start < offset; heading = headings[++next]) {
      while ((generated[span]?.end ?? Infinity) <= heading.start) span++
      if ((generated[span]?.start ?? Infinity) > heading.start) depth = heading.depth + 1
    }
    return depth
  })
}

function openedOn(lineStart: number, ancestors: readonly Nodes[]): Nodes[] {
  return ancestors.filter((node) => indenting.has(node.type) && offsetOf(node) >= lineStart)
}

/**
 * The white space and `>` that a line begins with; of that what follows the last `>` and the space that belongs to it, and
 * how many columns that takes.
 */
function indentOf(line: string): { lead: string; own: string; width: number } {
  const lead = /^[ \t>]*/.exec(line)?.[0] ?? ''
  const quote = lead.lastIndexOf('>')
  const start = quote === -1 ? 0 : quote + (lead.charAt(quote + 1) === ' ' ? 2 : 1)
  return { lead, own: lead.slice(start), width: columns(lead) - columns(lead.slice(0, start)) }
}

/** Where a node begins. */
export function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

/** How many columns the start of a line takes, tabs to the next four. */
function columns(start: string): number {
  let column = 0
  for (const character of start) column += character === '\t' ? 4 - (column % 4) : 1
  return column
}

import type { Nodes } from 'mdast'
import type { CommentSetting } from '../types.ts'

/** Containers whose content Python-Markdown wants indented by four columns. */
const indenting: ReadonlySet<string> = new Set(['listItem', 'footnoteDefinition', 'admonition', 'details', 'contentTab', 'definitionBody'])

const quoteAndSpace = /[ \t>]*/y
const comments = /<!--/
const markers = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|:|\[\^[^\]\n]*\]:)[ \t][ \t>]*)*/

/**
 * Where a comment stands.
 *
 * @param ancestors from the root to the parent
 * @param isLast whether nothing but white space and other comments follows on the line
 */
export function settingFor(source: string, start: number, ancestors: readonly Nodes[], isLast: boolean): CommentSetting {
  for (const { type } of ancestors) {
    if (type === 'heading') return 'heading'
    if (type === 'tableCell') return 'table-cell'
    if (type === 'link' || type === 'linkReference') return 'link'
  }
  const lineStart = startOfLine(source, start)
  const before = withoutComments(source.slice(lineStart, start))
  const isFirst = markers.exec(before)?.[0].length === before.length
  return isFirst && isLast && !isLazy(before, lineStart, ancestors) ? 'block' : 'inline'
}

/** A line indented so far beyond its container that what is put there would be code. */
function isLazy(before: string, lineStart: number, ancestors: readonly Nodes[]): boolean {
  const own = before.slice(before.lastIndexOf('>') + 1).replace(/^ ?(?=.*$)/, before.includes('>') ? '' : '$&')
  const quote = ancestors.findLastIndex((node) => node.type === 'blockquote')
  const levels = ancestors.slice(quote + 1).filter((node) => indenting.has(node.type) && (node.position?.start.offset ?? 0) < lineStart)
  return columns(/^[ \t]*/.exec(own)?.[0] ?? '') >= 4 * (levels.length + 1)
}

/**
 * What further lines must begin with to stay in the container of a comment: the white space and `>` of its own line as
 * the author wrote them; four columns for each marker on that line.
 */
export function prefixFor(source: string, start: number, ancestors: readonly Nodes[]): string {
  const lineStart = startOfLine(source, start)
  quoteAndSpace.lastIndex = lineStart
  const lead = (quoteAndSpace.exec(source)?.[0] ?? '').slice(0, start - lineStart)
  const opened = ancestors.filter((node) => indenting.has(node.type) && (node.position?.start.offset ?? 0) >= lineStart)
  if (opened.length === 0) return lead
  const own = lead.slice(lead.lastIndexOf('>') + 1)
  const level = Math.floor(columns(own) / 4) * 4
  const kept = columns(own) === level ? lead : lead.slice(0, lead.length - own.length) + ' '.repeat(level)
  return kept + ' '.repeat(4 * opened.length)
}

function withoutComments(before: string): string {
  return comments.test(before) ? before.replace(/<!--(?:(?!-->)[^])*-->/g, '') : before
}

function columns(whiteSpace: string): number {
  let column = 0
  for (const character of whiteSpace) column += character === '\t' ? 4 - (column % 4) : 1
  return column
}

function startOfLine(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1
}

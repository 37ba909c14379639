import { spanOf, type Span } from '../../core/span.ts'
import type { Comment } from './comment.ts'

/** A line that looks like a code fence, after the white space and `>` before it. */
const fenceLine = /^[ \t>]*(`{3,}|~{3,})([^\n]*)/

/**
 * Finds code fences that CommonMark and editors see and Python-Markdown does not: pymdownx wants them closed, by a line
 * with just as many signs, and with a single word or attributes behind the opening one. What stands below is rendered.
 *
 * @param comments in document order, all of which the renderer takes for comments
 * @returns for each comment that stands in such a fence, the line of signs that opens it
 */
export function findUnseenFences(source: string, comments: readonly Comment[]): Map<Comment, Span> {
  const unseen = new Map<Comment, Span>()
  let next = 0
  let open: (Span & { signs: string }) | undefined
  for (let start = 0; start < source.length && next < comments.length; ) {
    const lineFeed = source.indexOf('\n', start)
    const end = lineFeed === -1 ? source.length : lineFeed + 1
    const [, signs = '', rest = ''] = fenceLine.exec(source.slice(start, end)) ?? []
    for (let comment = comments[next]; comment && comment.start < end; comment = comments[++next]) {
      if (open) unseen.set(comment, spanOf(open))
    }
    const at = start + source.slice(start, end).indexOf(signs)
    if (open && closes(open.signs, signs, rest)) open = undefined
    else if (!open && signs !== '' && !(signs.startsWith('`') && rest.includes('`')))
      open = { signs, start: at, end: at + signs.length }
    start = end
  }
  return unseen
}

function closes(opening: string, signs: string, rest: string): boolean {
  return signs.startsWith(opening) && rest.trim() === ''
}

import { spanOf, type Span } from '../../core/span.ts'
import type { Comment } from './comment.ts'

/** A line that looks like a code fence, after the white space and `>` before it. */
const fenceLine = /^[ \t>]*(`{3,}|~{3,})([^\n]*)/

/**
 * Finds code fences that CommonMark and editors see and Python-Markdown does not: pymdownx wants them closed, by a line
 * with just as many characters, and with a single word or attributes behind the opening one. What is below is rendered.
 *
 * @param comments in document order, all of which the renderer takes for comments
 * @returns for each comment that is in such a fence, the line of characters that opens it
 */
export function findUnseenFences(source: string, comments: readonly Comment[]): Map<Comment, Span> {
  const unseen = new Map<Comment, Span>()
  let next = 0
  let open: (Span & { marker: string }) | undefined
  for (let start = 0; start < source.length && next < comments.length; ) {
    const lineFeed = source.indexOf('\n', start)
    const end = lineFeed === -1 ? source.length : lineFeed + 1
    const [, marker = '', rest = ''] = fenceLine.exec(source.slice(start, end)) ?? []
    for (let comment = comments[next]; comment && comment.start < end; comment = comments[++next]) {
      if (open) unseen.set(comment, spanOf(open))
    }
    const at = start + source.slice(start, end).indexOf(marker)
    if (open && closes(open.marker, marker, rest)) open = undefined
    else if (!open && marker !== '' && !(marker.startsWith('`') && rest.includes('`')))
      open = { marker, start: at, end: at + marker.length }
    start = end
  }
  return unseen
}

function closes(opening: string, marker: string, rest: string): boolean {
  return marker.startsWith(opening) && rest.trim() === ''
}

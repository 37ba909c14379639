import type { Span } from '../core/span.ts'

/**
 * Applies edits to a text. This is the only place that cuts a page's text; what no edit spans stays as it is.
 *
 * @param edits in rising order, not overlapping
 * @throws RangeError when they are not
 */
export function splice(source: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let end = 0
  for (const edit of edits) {
    if (edit.start < end || edit.end < edit.start || edit.end > source.length)
      throw new RangeError('Edits overlap or are out of order')
    parts.push(source.slice(end, edit.start), edit.text)
    end = edit.end
  }
  parts.push(source.slice(end))
  return parts.join('')
}

/** The one edit that makes of a text another one: what both begin and end with is left alone; null where they are the same. */
export function editBetween(before: string, after: string): Edit | null {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++
  return { start, end: before.length - same, text: after.slice(start, after.length - same) }
}

/** A listing as Markdown text: `\n` line ends, no container prefix, no final line end. */
export interface GeneratedText {
  text: string
  /** Whether it is within a line, with nothing between it and its comments. */
  isInline: boolean
}

/** Replaces what is in the span by the text. */
export interface Edit extends Span {
  text: string
}

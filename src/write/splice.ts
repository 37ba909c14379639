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

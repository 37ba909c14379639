import type { Edit } from '../types.ts'

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

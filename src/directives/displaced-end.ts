import type { EndComment, Region } from './directive.ts'
import { checksumOf } from '../write/checksum.ts'

/**
 * Gives regions their end comments where the renderer takes those for code: a formatter moved the listing out of its list
 * item, or the directive, and left the end comment where it was. It is surely theirs when its checksum is that of all that
 * stands between.
 *
 * @param regions those of a page in document order
 */
export function adoptDisplacedEnds(source: string, regions: readonly Region[]): void {
  regions.forEach((region, index) => {
    if (region.end) return
    const end = displacedEnd(source, region, regions[index + 1])
    if (end && checksumOf(source.slice(region.directive.comment.end, end.comment.start)) === end.checksum)
      region.end = { ...end, isCode: true }
  })
}

/** The first text below a directive that would be its end comment if it were no code; null before the next directive. */
export function displacedEnd(source: string, { directive }: Region, next?: Region): EndComment | null {
  const limit = next?.directive.comment.start ?? source.length
  const opening = `<!-- /${directive.name} `
  const start = source.indexOf(opening, directive.comment.end)
  if (start === -1 || start >= limit) return null
  const end = start + opening.length + '0123456789abcdef -->'.length
  const checksum = /^([\da-f]{16}) -->$/.exec(source.slice(start + opening.length, end))?.[1]
  const line = { start: source.lastIndexOf('\n', start) + 1, end: lineEnd(source, end) }
  const prefix = source.slice(line.start, start)
  if (checksum === undefined || !/^[\s>]*$/.test(prefix) || source.slice(end, line.end).trim() !== '') return null
  const text = source.slice(start + '<!--'.length, end - '-->'.length)
  const { headingDepth } = directive.comment
  const comment = { start, end, text, line, prefix, setting: 'block', headingDepth, isInList: false } as const
  return { comment, name: directive.name, checksum }
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end === -1 ? source.length : end
}

import type { Region } from './directive.ts'
import { endComment, isBlank, prefixOf, regionEdit } from './regions.ts'
import { areRenderedAlike, checksumOf } from '../write/checksum.ts'
import type { Edit, GeneratedText } from '../write/splice.ts'

/**
 * How what stands in a region compares with what belongs there:
 *
 * - `missing`: `write` has not been here
 * - `current`: it is what belongs there, its layout aside
 * - `unsigned`: it is that, but its end comment has another checksum, as after a merge
 * - `outdated`: mdsplice wrote it for another state of the site, or a formatter changed what is rendered
 * - `edited`: neither; somebody changed it, by hand or in a merge
 */
export type RegionState = 'missing' | 'current' | 'unsigned' | 'outdated' | 'edited'

/** Compares what stands in a region with what belongs there. What is right is right whatever its checksum says. */
export function regionState(source: string, region: Region, generated: GeneratedText): RegionState {
  const { end, directive } = region
  if (!end) return 'missing'
  const isRight = areRenderedAlike(contentOf(source, region), generated.text)
  if (!isRight || !standsRight(source, region, generated))
    return isRight || isSigned(source, region) ? 'outdated' : 'edited'
  return end.name === directive.name && end.checksum === checksumOf(generated.text) ? 'current' : 'unsigned'
}

/** Whether a region holds what mdsplice wrote, layout aside: its end comment holds the checksum of that. */
export function isSigned(source: string, region: Region): boolean {
  return region.end === null || checksumOf(contentOf(source, region)) === region.end.checksum
}

/** The edit that makes a region what it should be; null where it is that already. What is right keeps its layout. */
export function updateEdit(source: string, region: Region, state: RegionState, generated: GeneratedText): Edit | null {
  const { end, directive } = region
  if (state === 'current') return null
  if (state !== 'unsigned' || !end) return regionEdit(source, region, generated)
  return { start: end.comment.start, end: end.comment.end, text: endComment(directive.name, generated.text) }
}

function contentOf(source: string, { directive, end }: Region): string {
  return source.slice(directive.comment.end, end?.comment.start ?? directive.comment.end)
}

/** Whether every line of a listing stands in the directive's container, with a blank line above and below the listing. */
function standsRight(source: string, region: Region, { isInline }: GeneratedText): boolean {
  if (isInline) return true
  const { prefix } = region.directive.comment
  const lines = contentOf(source, region).split(/\r?\n/)
  return (
    isBlank(lines[1]) &&
    isBlank(lines.at(-2)) &&
    lines.slice(1).every((line) => isBlank(line) || lineStandsRight(line, prefix))
  )
}

/** Whether a line of a listing begins with what it must, whatever follows that. */
function lineStandsRight(line: string, prefix: string): boolean {
  const own = prefixOf(line.trimStart(), prefix)
  return own === prefix ? line.startsWith(prefix) : /^\S/.test(line)
}

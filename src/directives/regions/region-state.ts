import type { Region } from '../directive.ts'
import type { Dialect } from '../../markdown/dialect.ts'
import { renderedForm, wordsOf } from '../../markdown/layout/forms.ts'
import { holdsSigned, knownLines } from './merge-remains.ts'
import { endComment, isBlank, listingBlock, prefixOf, regionEdit } from './regions.ts'
import { checksumOf } from '../../write/checksum.ts'
import type { Edit, GeneratedText } from '../../write/splice.ts'

/**
 * How what is in a region compares with what belongs there:
 *
 * - `missing`: `write` has not been here
 * - `current`: it is what belongs there, its layout aside
 * - `unsigned`: it is that, but its end comment has another checksum, as after a merge
 * - `outdated`: mdsplice wrote it for another state of the site, or a formatter changed what is rendered
 * - `merged`: it is two versions of it, both of which mdsplice wrote
 * - `edited`: none of these; somebody changed it, by hand or in a merge
 */
export type RegionState = 'missing' | 'current' | 'unsigned' | 'outdated' | 'merged' | 'edited'

/** Compares what is in a region with what belongs there. What is right is right whatever its checksum says. */
export function regionState(source: string, region: Region, generated: GeneratedText, dialect: Dialect): RegionState {
  const { end, directive } = region
  if (!end) return 'missing'
  if (!isRenderedRight(source, region, generated, dialect))
    return isSigned(source, region) || hasItsWords(source, region, generated) || isMixed(source, region, generated)
      ? 'outdated'
      : 'edited'
  return end.name === directive.name && end.checksum === checksumOf(generated.text) ? 'current' : 'unsigned'
}

/** Whether what is in a region is rendered as what belongs there. */
function isRenderedRight(source: string, region: Region, generated: GeneratedText, dialect: Dialect): boolean {
  const content = contentOf(source, region)
  const { prefix, isInList } = region.directive.comment
  // As nearly all listings are, byte by byte: there is no layout to look at.
  if (content === (generated.isInline ? generated.text : listingBlock(source, region, generated) + prefix)) return true
  const base = isInList ? prefix.slice(prefix.lastIndexOf('>') + 1).length : 0
  const formOf = (text: string): string => renderedForm(text, base, dialect)
  if (generated.isInline) return formOf(content) === formOf(generated.text)
  return (
    !region.end?.isCode &&
    standsRight(content, prefix) &&
    formOf(content) === formOf(listingBlock(source, region, generated))
  )
}

/** Whether a region holds the words of what belongs there, be it that a formatter made another thing of them. */
function hasItsWords(source: string, region: Region, { text }: GeneratedText): boolean {
  return wordsOf(contentOf(source, region)) === wordsOf(text)
}

/** Whether a region holds another version of its listing with rows that belong there now, as when both sides of a merge are kept. */
function isMixed(source: string, region: Region, generated: GeneratedText): boolean {
  const checksums = region.end ? [region.end.checksum] : []
  return holdsSigned({ content: contentOf(source, region), checksums }, knownLines(generated, []))
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

/** What is between a directive and its end comment. */
export function contentOf(source: string, { directive, end }: Region): string {
  return source.slice(directive.comment.end, end?.comment.start ?? directive.comment.end)
}

/**
 * Whether a blank line is above and below a listing, and before no element in which Markdown is to be read a space
 * (`prefixOf`).
 */
function standsRight(content: string, prefix: string): boolean {
  const lines = content.split(/\r?\n/)
  const isUnindented = (line: string): boolean => prefixOf(line.trimStart(), prefix) === prefix || /^\S/.test(line)
  return (
    isBlank(lines[1]) && isBlank(lines.at(-2)) && lines.slice(1).every((line) => isBlank(line) || isUnindented(line))
  )
}

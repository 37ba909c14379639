import { createHash } from 'node:crypto'
import type { Span } from '../../core/span.ts'
import type { Region } from '../directive.ts'
import { linksIn } from './regions.ts'
import { findSignedListings, linesWithoutLayout } from '../../write/checksum.ts'
import type { GeneratedText } from '../../write/splice.ts'

/** The lines of a listing that mdsplice is known to have written, without their layout. */
export type KnownLines = ReadonlySet<string>

/**
 * The lines of what belongs in a region, and of all listings in other versions of its page.
 *
 * @param versions what git keeps of the page while it merges it
 */
export function knownLines({ text }: GeneratedText, versions: readonly string[]): KnownLines {
  const written = versions.flatMap((version) =>
    findSignedListings(version).map(({ start, end }) => version.slice(start, end)),
  )
  return new Set([text, ...written].flatMap(linesWithoutLayout))
}

/** Whether nothing that somebody wrote is lost with a text: mdsplice wrote each of its lines. */
export function holdsOnly(text: string, known: KnownLines): boolean {
  const isKnown = (line: string): boolean => line === '' || known.has(line)
  // Two versions of a paragraph, one below the other, are one paragraph.
  return linesWithoutLayout(text).every(isKnown) || text.split('\n').flatMap(linesWithoutLayout).every(isKnown)
}

/** In characters that are read: what is tried for the lines of a listing must not add up on a page that was made for that. */
const mostWork = 6_000_000

/** So many characters could be read in the time that goes into a checksum of none. */
const checksumWork = 3000

/** A listing with lines of another version in it, or below it. */
export interface MixedListing {
  content: string
  /** The checksums of the versions that are in it, as far as their end comments are there. */
  checksums: readonly string[]
}

/**
 * Whether a listing is several versions in one, of which mdsplice wrote each line: with some lines in a row left out it has
 * the checksum of each version, and what is left out is a line of another one, or known.
 */
export function holdsSigned({ content, checksums }: MixedListing, known: KnownLines): boolean {
  const lines = content.split('\n').flatMap(linesWithoutLayout).filter(Boolean)
  if ((lines.length ** 2 / 2) * (content.length + checksumWork) * checksums.length > mostWork) return false
  const omitted = checksums.flatMap((checksum) => omittedFor(lines, checksum) ?? [])
  if (omitted.length < checksums.length) return false
  return lines.every(
    (line, index) => known.has(line) || omitted.some(({ start, end }) => index < start || index >= end),
  )
}

/** The lines in a row without which lines have a checksum; null where there are none. */
function omittedFor(lines: readonly string[], checksum: string): Span | null {
  const digest = createHash('sha256')
  for (const [start, line] of lines.entries()) {
    for (let end = start + 1; end <= lines.length; end++) {
      const rest = lines.slice(end).join('\n')
      const isLast = rest === '' && start > 0
      const whole = isLast ? createHash('sha256').update(lines.slice(0, start).join('\n')) : digest.copy().update(rest)
      if (whole.digest('hex').slice(0, 16) === checksum) return { start, end }
    }
    digest.update(`${line}\n`)
  }
  return null
}

/**
 * Whether a text is the end of a listing of another version, of which a region holds the beginning: with some of the
 * region's first lines before it, it has its checksum. So it is when both sides of a merge are kept, one after the other.
 *
 * @param lines those of the region, without their layout
 */
export function endsSigned(lines: readonly string[], rest: string, checksum: string): boolean {
  const ending = linesWithoutLayout(rest).filter(Boolean).join('\n')
  const digest = createHash('sha256')
  const isWhole = (): boolean => digest.copy().update(ending).digest('hex').slice(0, 16) === checksum
  return (
    isWhole() ||
    lines.some((line) => {
      digest.update(`${line}\n`)
      return isWhole()
    })
  )
}

/** Whether the ends of other versions below a listing are so long that they are not compared with it. */
export function areTooLong(lines: readonly string[], below: number): boolean {
  return lines.length * below > mostWork
}

/** What is left of another version of a listing, below it. */
export interface Remains extends Span {
  /** `marker`: only lines that git put between two versions; `separated`: rows behind other text. */
  kind: 'rows' | 'marker' | 'separated'
}

/**
 * Rows right below a region (below its directive where it has no listing yet) that look like rows of its listing, and that
 * no directive made: what is left of another version. A list or table of an author's own is none.
 *
 * @param next the region below: its listing is there when both directives are on one line
 * @returns from the first line to the end of the last one
 */
export function findRemains(
  source: string,
  region: Region,
  { text, isInline }: GeneratedText,
  next?: Region,
): Remains | null {
  if (isInline) return null
  const block = blockBelow(source, (region.end ?? region.directive).comment.line.end)
  if (!block || (next && block.start >= next.directive.comment.start)) return null
  const span: Remains = { ...block, kind: 'rows' }
  const lines = source
    .slice(span.start, span.end)
    .split('\n')
    .filter((line) => !conflictMarker.test(line))
    .map(withoutPrefix)
  const isTable = /^\|/m.test(text)
  if (lines.length === 0) return { ...block, kind: 'marker' }
  // Rows are not a table without a heading and the line below it.
  if (isTable && lines.every((line) => line.startsWith('|'))) {
    if (!isDelimiter(lines[1] ?? '') && !isDelimiter(lines[0] ?? '')) return span
  }
  if (!lines.some((line) => linksIn(line).length > 0)) return null
  const isKnown = lineLookup(text)
  const links = new Set(linksIn(text))
  const isRow = (line: string): boolean => {
    const targets = linksIn(line)
    return (
      targets.length > 0 &&
      targets.every((link) => links.has(link)) &&
      (/^(?:[-*+] |\|)/.test(line) || isOnlyLinks(line))
    )
  }
  const isCopy = (): boolean =>
    lines.slice(0, 2).every(isKnown) && lines.slice(2).some((line) => linksIn(line).some((link) => links.has(link)))
  if (isTable && isCopy()) return span
  const isOurs = lines.every((line) => isKnown(line) || isRow(line))
  return isOurs && lines.some((line) => linksIn(line).length > 0 && (isKnown(line) || isOnlyLinks(line))) ? span : null
}

/** Makes a test of whether a listing holds a line, layout aside. It reads the listing when it is first asked, for it seldom is. */
export function lineLookup(listing: string): (line: string) => boolean {
  let known: ReadonlySet<string> | undefined
  return (line) => {
    known ??= new Set(linesWithoutLayout(listing))
    return linesWithoutLayout(line).every((each) => known?.has(each))
  }
}

/** A line that git put between two versions, and that somebody has left. */
const conflictMarker = /^(?:={7,}|[<>|]{7,}(?: .*)?)\r?$/

/** The first lines below a line that are not blank, up to the next blank one or one with a comment. */
export function blockBelow(source: string, lineEnd: number): Span | null {
  const line = /[^\n]*(?:\n|$)/y
  let [start, end] = [-1, -1]
  for (let at = lineEnd + 1; at < source.length; at = line.lastIndex) {
    line.lastIndex = at
    const text = line.exec(source)?.[0] ?? ''
    if (text.includes('<!--')) break
    if (withoutPrefix(text) === '') {
      if (start !== -1) break
      continue
    }
    if (start === -1) start = at
    end = at + text.trimEnd().length
  }
  return start === -1 ? null : { start, end }
}

export function withoutPrefix(line: string): string {
  return line.replace(/^[\s>]+/, '').trimEnd()
}

/** Whether a line is the one below the heading of a table. */
export function isDelimiter(line: string): boolean {
  return /^\|[\s:|-]*$/.test(line) && line.includes('-')
}

function isOnlyLinks(line: string): boolean {
  return /^[\s,]*$/.test(line.replace(/\[[^\][]*\]\([^()]*\)/g, '')) && line !== ''
}

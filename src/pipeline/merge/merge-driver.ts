import { resolve } from 'node:path'
import { findConflicts } from '../../core/conflicts.ts'
import { lastUpTo } from '../../core/sort.ts'
import { mergeFiles } from '../../files/git/git.ts'
import { mergeTexts, type MergedText, type Versions } from '../../files/git/merge-texts.ts'
import { onDisk } from '../../files/file-access.ts'
import { readText } from '../../files/read-text.ts'
import { findSignedListings } from '../../write/checksum.ts'
import { writeNamedFile } from '../../write/named-files.ts'
import { splice } from '../../write/splice.ts'

/** What became of a page that was merged. */
interface DriverResult {
  /** Whether people have to resolve something. */
  hasConflicts: boolean
  /** Whether both sides had changed a listing, so that what it is to be only the merged site can say. */
  isOutdated: boolean
}

type MergedPage = DriverResult & MergedText

/**
 * Merges three versions of a page for git, and puts the result into the file of our side. Reads no site: while git merges,
 * the files of the site are still those of one side.
 *
 * @param cwd absolute path of the folder in which git called the driver
 * @param files relative to it
 * @returns null when git cannot merge them, as it cannot what is not text; nothing is written then
 * @throws SetupError when the result cannot be written
 */
export function mergeVersions(cwd: string, files: Versions, markerSize: number): DriverResult | null {
  const [base, ours, theirs] = [files.base, files.ours, files.theirs].map((file) =>
    readText(resolve(cwd, file), onDisk),
  )
  if (!base || !ours || !theirs || !('text' in base && 'text' in ours && 'text' in theirs)) {
    const merged = mergeFiles(cwd, files, markerSize)
    if (merged) writeNamedFile(cwd, files.ours, merged.text)
    return merged && { hasConflicts: merged.hasConflicts, isOutdated: false }
  }
  const versions = { base: base.text, ours: ours.text, theirs: theirs.text }
  const merged = mergePage(versions, (lifted) => mergeTexts(cwd, lifted, markerSize))
  if (merged) writeNamedFile(cwd, files.ours, merged.text)
  return merged
}

/**
 * Merges what people wrote of a page, and puts listings back where they were: of each the one that a side changed, or
 * ours where both did. So there is never a conflict in a listing, and each is one that mdsplice wrote. A listing that
 * somebody edited is text like any other.
 *
 * @param mergeLines merges texts line by line
 */
function mergePage(versions: Versions, mergeLines: (versions: Versions) => MergedText | null): MergedPage | null {
  let place = '\uE000mdsplice\uE001'
  while (Object.values(versions).some((text: string) => text.includes(place))) place = `\uE000${place}`
  const [base, ours, theirs] = [lift(versions.base, place), lift(versions.ours, place), lift(versions.theirs, place)]
  const merged = mergeLines({ base: base.text, ours: ours.text, theirs: theirs.text })
  return merged && { ...putBack(merged.text, place, { base, ours, theirs }), hasConflicts: merged.hasConflicts }
}

/** A version of a page without its listings. */
interface Lifted {
  text: string
  /** By the directive that asks for them, in document order. */
  listings: ReadonlyMap<string, readonly string[]>
}

function lift(text: string, place: string): Lifted {
  const found = findSignedListings(text)
  const listings = new Map<string, string[]>()
  for (const { directive, start, end } of found) {
    const known = listings.get(directive)
    const listing = text.slice(start, end)
    if (known) known.push(listing)
    else listings.set(directive, [listing])
  }
  const edits = found.map(({ start, end }) => ({ start, end, text: place }))
  return { text: splice(text, edits), listings }
}

/** Puts listings back in. Within a conflict none is: `write` does that when people have resolved it. */
function putBack(
  text: string,
  place: string,
  lifted: Readonly<Record<keyof Versions, Lifted>>,
): Pick<MergedPage, 'text' | 'isOutdated'> {
  const { conflicts } = findConflicts(text)
  const starts = conflicts.map(({ start }) => start)
  const counts = new Map<string, number>()
  let isOutdated = false
  const edits = placesOf(text, place).map((start) => {
    const directive = text.slice(text.lastIndexOf('<!--', start), start)
    const count = counts.get(directive) ?? 0
    counts.set(directive, count + 1)
    const of = ({ listings }: Lifted): string | undefined => listings.get(directive)?.[count]
    const [base, ours, theirs] = [of(lifted.base), of(lifted.ours), of(lifted.theirs)]
    const isOurs = ours !== undefined && (ours !== base || theirs === undefined)
    const conflict = conflicts[lastUpTo(starts, start)]
    const isContested = conflict !== undefined && conflict.start <= start && start < conflict.end
    isOutdated ||= isContested || (isOurs && theirs !== base && theirs !== ours)
    return { start, end: start + place.length, text: isContested ? '' : ((isOurs ? ours : theirs) ?? base ?? '') }
  })
  return { text: splice(text, edits), isOutdated }
}

function placesOf(text: string, place: string): number[] {
  const starts: number[] = []
  for (let at = text.indexOf(place); at !== -1; at = text.indexOf(place, at + place.length)) starts.push(at)
  return starts
}

import type { Root } from 'mdast'
import {
  findConflicts,
  mayHoldConflict,
  sideOf,
  type Conflict,
  type Conflicts,
  type SideText,
} from '../../core/conflicts.ts'
import { lastUpTo } from '../../core/sort.ts'
import type { Span } from '../../core/span.ts'
import { codeIn, isWithin } from './code-spans.ts'
import type { Region } from '../directive.ts'
import type { FindDirectives } from '../find-directives.ts'
import type { PageRegions } from './find-regions.ts'
import { regionSpan } from './regions.ts'
import type { Finding } from '../../report/finding.ts'
import type { Page } from '../../site/page.ts'

/** A region as it is on the other side of a merge, and the conflict that it has with this side. */
export interface OtherSide {
  /** The text of the page on that side. */
  source: string
  region: Region
  conflict: Conflict
}

/** A page with conflicts that all lie within listings: what people wrote is the same on both sides. */
export interface MergedPage {
  /** The page as it is on our side. */
  page: Page
  found: PageRegions
  /** The regions in which the sides differ. */
  merged: ReadonlyMap<Region, OtherSide>
  /** Gives the place in the page of a place on our side. */
  toSource(offset: number): number
}

/** What reads a page as the site does. */
export interface PageReader {
  find: FindDirectives
  parse(page: Page): Root
}

/**
 * Reads what git left in a page that it could not merge.
 *
 * @returns null for a page without conflicts; what is wrong when a conflict is about what people wrote, or a line is left
 *   of one
 */
export function readMerge(page: Page, reader: PageReader): MergedPage | Finding[] | null {
  if (!mayHoldConflict(page.source)) return null
  const { conflicts, leftovers } = outsideCode(page, findConflicts(page.source), reader)
  if (conflicts.length + leftovers.length === 0) return null
  const [ours, theirs] = [readSide(page, conflicts, 'ours', reader), readSide(page, conflicts, 'theirs', reader)]
  const byPeople = conflicts.filter((conflict, index) => {
    const isAbove = conflict.start < page.frontMatter.end
    return isAbove || ours.written(index) !== theirs.written(index)
  })
  const listings = leftovers.length > 0 ? reader.find(page).regions.map(regionSpan) : []
  const wrong = leftovers
    .map((span) => leftover(page.source, span, listings))
    .concat(byPeople.map((conflict) => conflictOf(page, conflict)))
  if (wrong.length > 0) return wrong
  // Where all parts are alike the whole is: unless comments pair in another way on the two sides.
  if (ours.found.regions.length !== theirs.found.regions.length || ours.rest !== theirs.rest)
    return conflicts.map((conflict) => conflictOf(page, conflict))
  return {
    page: ours.page,
    found: ours.found,
    merged: mergedRegions(ours, theirs, conflicts),
    toSource: ours.side.toSource,
  }
}

/** One side of a page, read as a page. */
interface ReadSide {
  side: SideText
  page: Page
  found: PageRegions
  /** Its text without listings. */
  rest: string
  /** What people wrote of its part of a conflict. */
  written(index: number): string
}

function readSide(page: Page, conflicts: readonly Conflict[], name: 'ours' | 'theirs', { find }: PageReader): ReadSide {
  const side = sideOf(page.source, conflicts, name)
  const read = { ...page, source: side.text }
  const found = find(read)
  const spans = found.regions.map(regionSpan)
  const { rest, placeIn } = without(side.text, spans)
  return {
    side,
    page: read,
    found,
    rest,
    written: (index) => {
      const { start = 0, end = 0 } = side.parts[index] ?? {}
      return rest.slice(placeIn(start), placeIn(end))
    },
  }
}

/** A text without some spans, and where in that a place of the text is. */
function without(text: string, spans: readonly Span[]): { rest: string; placeIn(offset: number): number } {
  const kept: string[] = []
  const [starts, lost] = [[0], [0]]
  let end = 0
  for (const span of spans) {
    kept.push(text.slice(end, span.start))
    starts.push(span.start)
    lost.push((lost.at(-1) ?? 0) + span.end - span.start)
    end = span.end
  }
  kept.push(text.slice(end))
  return {
    rest: kept.join(''),
    placeIn(offset) {
      const index = lastUpTo(starts, offset)
      return Math.max(offset, spans[index - 1]?.end ?? 0) - (lost[index] ?? 0)
    },
  }
}

/** The regions of our side in which a conflict is on either side; the first one counts. */
function mergedRegions(ours: ReadSide, theirs: ReadSide, conflicts: readonly Conflict[]): Map<Region, OtherSide> {
  const merged = new Map<Region, OtherSide>()
  for (const side of [ours, theirs]) {
    const spans = side.found.regions.map(regionSpan)
    const starts = spans.map(({ start }) => start)
    for (const [number, conflict] of conflicts.entries()) {
      const { start = 0, end = 0 } = side.side.parts[number] ?? {}
      for (let index = lastUpTo(starts, start); (starts[index] ?? Infinity) <= end; index++) {
        const [region, other] = [ours.found.regions[index], theirs.found.regions[index]]
        if (!region || !other || merged.has(region) || (spans[index]?.end ?? 0) < start) continue
        merged.set(region, { source: theirs.side.text, region: other, conflict })
      }
    }
  }
  return merged
}

/**
 * Leaves out what is in code: a page can show what conflicts look like. Those that git made in the same merge as others
 * of the page are none that it shows.
 */
function outsideCode(page: Page, { conflicts, leftovers }: Conflicts, reader: PageReader): Conflicts {
  if (conflicts.length + leftovers.length === 0) return { conflicts, leftovers }
  const listings = reader.find(page).regions.map(regionSpan)
  const code = codeIn(reader.parse(page))
  const isOutside = ({ start }: Span): boolean => isWithin(listings, start) || !isWithin(code, start)
  const labelsOf = ({ labels }: Conflict): string => `${labels.ours}\n${labels.theirs}`
  const merges = new Set(conflicts.filter(isOutside).map(labelsOf))
  return {
    conflicts: conflicts.filter((conflict) => merges.has(labelsOf(conflict))),
    leftovers: leftovers.filter(isOutside),
  }
}

/** In and right below a listing it says that the listing is not whole; elsewhere it is only shown to readers. */
function leftover(source: string, span: Span, listings: readonly Span[]): Finding {
  const above = source.slice(0, span.start).trimEnd()
  const isBelowListing = /^[\s>]*<!-- \/\w/.test(above.slice(above.lastIndexOf('\n') + 1))
  if (!isBelowListing && !isWithin(listings, span.start)) return { rule: 'conflict-marker', span, details: {} }
  return { rule: 'merge-conflict', span, details: { part: 'marker', name: '', ours: '', theirs: '' } }
}

function conflictOf({ frontMatter }: Page, { opening, labels }: Conflict): Finding {
  const part = opening.start < frontMatter.end ? 'front-matter' : 'text'
  return { rule: 'merge-conflict', span: opening, details: { part, name: '', ...labels } }
}

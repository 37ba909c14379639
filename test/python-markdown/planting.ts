import type { CorpusPage } from './corpus.ts'

/** Where a planted comment stands, compared with the lines around it. */
export type Kind =
  | 'column zero'
  | 'indent of the line before'
  | 'indent of the line after'
  | 'four deeper'
  | 'blank lines around'
  | 'end of line'

/** A place in a page at which a comment can be planted. */
export interface Place {
  /** Where the text goes in, a 0-based offset. */
  offset: number
  before: string
  after: string
  kind: Kind
}

/** A page with comments planted, and where each of them begins. */
export interface Planted {
  source: string
  /** By marker. */
  comments: Map<string, { offset: number; kind: Kind | 'already there' }>
}

/** All places of a page in rising order: at each line boundary in the indents that matter, and at each line's end. */
export function placesOf(source: string, bodyStart: number): Place[] {
  const eol = source.includes('\r\n') ? '\r\n' : '\n'
  const places: Place[] = []
  let offset = bodyStart
  let previous = ''
  for (const line of source.slice(bodyStart).split('\n')) {
    for (const [indent, kind] of indentsAt(previous, line)) {
      const around = kind === 'blank lines around' ? eol : ''
      places.push({ offset, before: around + indent, after: eol + around, kind })
    }
    const text = line.trimEnd()
    if (text !== '') places.push({ offset: offset + text.length, before: ' ', after: '', kind: 'end of line' })
    previous = line
    offset += line.length + 1
  }
  return places
}

function indentsAt(previous: string, next: string): [string, Kind][] {
  const before = indentOf(previous)
  const after = indentOf(next)
  const indents: [string, Kind][] = [
    ['', 'column zero'],
    [before, 'blank lines around'],
  ]
  if (after !== before) indents.push([after, 'blank lines around'])
  if (before !== '') indents.push([before, 'indent of the line before'])
  if (after !== '' && after !== before) indents.push([after, 'indent of the line after'])
  if (/^[ \t>]*(?:[-*+] |\d+\. |!!!|\?\?\?|===|: |\[\^)/.test(previous)) indents.push([`${before}    `, 'four deeper'])
  return indents
}

function indentOf(line: string): string {
  return /^[ \t>]*/.exec(line)?.[0] ?? ''
}

/** Plants comments at places of a page, given in rising order. */
export function plant(source: string, places: readonly Place[]): Planted {
  const comments: Planted['comments'] = new Map()
  let planted = ''
  let end = 0
  for (const [index, place] of places.entries()) {
    planted += source.slice(end, place.offset) + place.before
    comments.set(`MK${index}Q`, { offset: planted.length, kind: place.kind })
    planted += `<!-- mdsplice MK${index}Q -->${place.after}`
    end = place.offset
  }
  return { source: planted + source.slice(end), comments }
}

/** Marks whatever looks like the start of a comment in a page's body. */
export function markExisting(source: string, bodyStart: number): Planted {
  const comments: Planted['comments'] = new Map()
  let grown = 0
  const marked = source.replaceAll('<!--', (start, offset: number) => {
    if (offset < bodyStart) return start
    const marker = `MK${comments.size}Q`
    comments.set(marker, { offset: offset + grown, kind: 'already there' })
    grown += marker.length + 1
    return `${start}${marker} `
  })
  return { source: marked, comments }
}

/**
 * How many places apart the comments are that are planted together. Each place of a page gets its turn, and a page is
 * rendered so many times. With three apart the renderer and we differ in the same ways as with sixteen.
 */
const apart = 6

/** Some of the places of a page, which get comments together. Every place of a page is in one of its plantings. */
export interface Planting {
  page: CorpusPage
  /** From 0 to `apart`. */
  turn: number
}

/** All plantings of some pages. Nothing is planted yet: of most of them nobody asks for more. */
export function plantings(pages: readonly CorpusPage[]): Planting[] {
  return pages.flatMap((page) => Array.from({ length: apart }, (_, turn) => ({ page, turn })))
}

/** The page with its comments. */
export function planted({ page: { path, source, bodyStart }, turn }: Planting): Planted & { path: string } {
  const places = placesOf(source, bodyStart).filter((_place, index) => index % apart === turn)
  return { path, ...plant(source, places) }
}

/** Some of the items, the same ones at each run. */
export function sample<Item>(items: readonly Item[], size: number): Item[] {
  let seed = 20240704
  const random = (): number => (seed = (seed * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, size)
    .map(({ item }) => item)
}

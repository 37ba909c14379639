import { scanLine, type Flow, type OpenKey, type ScannedLine } from './yaml-lines.ts'
import type { Span } from '../core/span.ts'

/** A place in front matter or a record, which need not be YAML yet. All offsets are those of the text. */
export type FrontMatterCursor = KeyCursor | ValueCursor

/** The name of a field is being written. */
export interface KeyCursor {
  kind: 'key'
  /** The fields in whose objects it is, the outermost first; none at the top. */
  parents: string[]
  /** What it replaces, and what of that is before the cursor. */
  span: Span
  typed: string
  /** Whether a colon follows already. */
  hasColon: boolean
  /** The names of the fields at the top. */
  given: string[]
  lineBreak: string
  /** The column of the fields of its object. */
  column: number
  isInFlow: boolean
  /** Whether it is to be JSON. */
  isJson: boolean
}

/** A value is being written. */
export interface ValueCursor {
  kind: 'value'
  /** The path of its field. */
  field: string
  /** What it replaces, without quotes, and what of that is before the cursor. */
  span: Span
  typed: string
  /** The quote that it begins with, if any, and whether it ends with one. */
  quote: '"' | "'" | ''
  isClosed: boolean
  isInFlow: boolean
  /** The other members of its list in brackets on this line, as they are written. */
  others: string[]
  /** Whether it is right behind a colon, a dash or a comma, where YAML wants a space. */
  lacksSpace: boolean
  /** Whether it is to be JSON. */
  isJson: boolean
}

const firstLine = /^\uFEFF?---[ \t]*\r?\n/
const lastLine = /^(?:---|\.\.\.)[ \t]*$/

/** Nobody writes more front matter by hand. */
const longest = 200_000

/**
 * Where in the front matter of a page an offset is.
 *
 * @returns null outside, and where nothing can be proposed: in comments and in texts of several lines
 */
export function frontMatterCursor(text: string, cursor: number): FrontMatterCursor | null {
  const start = firstLine.exec(text)?.[0].length
  if (start === undefined || cursor < start || cursor > longest) return null
  const given: string[] = []
  let keys: OpenKey[] = []
  let flow: Flow | null = null
  let found: FrontMatterCursor | null = null
  let isFound = false
  for (let at = start; at <= text.length && at <= longest; ) {
    const lineFeed = text.indexOf('\n', at)
    const end = lineFeed === -1 ? text.length : text.charAt(lineFeed - 1) === '\r' ? lineFeed - 1 : lineFeed
    const line = text.slice(at, end)
    const isHere = cursor >= at && cursor <= end
    if (lastLine.test(line)) return isFound ? withNames(found, given) : null
    // Without a last line it ends where a paragraph does.
    if (isFound && line.trim() === '') break
    const scanned = scanLine(line, keys, flow)
    if (isHere) {
      found = cursorIn(scanned, text, at, end, cursor)
      isFound = true
    } else if (scanned.key !== null && scanned.key.column === 0) given.push(scanned.key.name)
    keys = scanned.keys
    flow = scanned.flow
    if (lineFeed === -1) break
    at = lineFeed + 1
  }
  return isFound ? withNames(found, given) : null
}

function withNames(found: FrontMatterCursor | null, given: string[]): FrontMatterCursor | null {
  return found?.kind === 'key' ? { ...found, given } : found
}

function cursorIn(line: ScannedLine, text: string, at: number, end: number, cursor: number): FrontMatterCursor | null {
  const column = cursor - at
  if (line.isText || (line.comment !== null && column > line.comment)) return null
  const stop = at + (line.comment ?? end - at)
  const inFlow = line.flowItems.find((item) => column >= item.start && column <= item.end)
  if (inFlow) {
    if (inFlow.field === null) return null
    const others = line.flowItems.flatMap((item) => (item === inFlow ? [] : text.slice(at + item.start, at + item.end)))
    return valueCursor(text, inFlow.field, { start: at + inFlow.start, end: at + inFlow.end }, cursor, others)
  }
  const { key, content } = line
  if (key !== null && column > key.colon) {
    const from = at + key.colon + 1
    return line.isPlainValue ? valueCursor(text, key.path.join('.'), { start: from, end: stop }, cursor) : null
  }
  if (column < content && !/^\s*$/.test(text.slice(at, stop))) return null
  if (line.item !== null && key === null)
    return valueCursor(text, line.item.join('.'), { start: at + line.dash + 1, end: stop }, cursor)
  const from = key === null ? Math.min(cursor, at + content) : at + key.column
  const to = key === null ? stop : at + key.column + key.written
  const crlf = text.charAt(end) === '\r'
  return {
    kind: 'key',
    parents: line.parents,
    span: { start: from, end: Math.max(cursor, from + text.slice(from, to).trimEnd().length) },
    typed: text.slice(from, cursor),
    hasColon: key !== null,
    given: [],
    lineBreak: crlf ? '\r\n' : '\n',
    column: from - at,
    isInFlow: false,
    isJson: false,
  }
}

/**
 * @param place from behind the colon, the dash, the bracket or the comma to the end of what can be the value
 * @param others the other members of a list in brackets; null where it is in none
 */
function valueCursor(
  text: string,
  field: string,
  place: Span,
  cursor: number,
  others: readonly string[] | null = null,
): ValueCursor {
  const raw = text.slice(place.start, place.end)
  const start = Math.min(cursor, place.start + raw.length - raw.trimStart().length)
  const end = Math.max(cursor, start, place.start + raw.trimEnd().length)
  const isInFlow = others !== null
  const found = {
    kind: 'value' as const,
    field,
    isInFlow,
    isJson: false,
    others: others?.map((other) => other.trim().replace(/^(["'])(.*)\1$/, '$2')) ?? [],
  }
  const first = text.charAt(start)
  if ((first !== '"' && first !== "'") || start === cursor) {
    const lacksSpace = !isInFlow && cursor === place.start
    const span = { start, end }
    return { ...found, span, typed: text.slice(start, cursor), quote: '', isClosed: false, lacksSpace }
  }
  const closing = text.slice(cursor, end).lastIndexOf(first)
  const isClosed = closing !== -1
  const span = { start: start + 1, end: isClosed ? cursor + closing : end }
  return { ...found, span, typed: text.slice(start + 1, cursor), quote: first, isClosed, lacksSpace: false }
}

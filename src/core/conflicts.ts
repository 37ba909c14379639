import { lastUpTo } from './sort.ts'
import type { Span } from './span.ts'

/** A conflict as git leaves it in a text, with its markers: `<<<<<<<`, perhaps `|||||||`, `=======` and `>>>>>>>`. */
export interface Conflict extends Span {
  /** The line that opens it, without its line end. */
  opening: Span
  /** The lines of each side, with their line ends. */
  ours: Span
  theirs: Span
  /** What git calls the sides: a branch, a commit. Empty where it names none. */
  labels: { ours: string; theirs: string }
}

/** The conflicts of a text, and the lines that look like what is left of one. */
export interface Conflicts {
  /** In rising order. */
  conflicts: Conflict[]
  /** Lines that open a conflict which nothing closes, or close or divide one that nothing opens. */
  leftovers: Span[]
}

type Side = 'ours' | 'theirs'

/** One side of a text with conflicts. */
export interface SideText {
  text: string
  /** Where the lines of each conflict are in it. */
  parts: Span[]
  /** Gives the place in the text with conflicts of a place in this text. */
  toSource(offset: number): number
}

/**
 * Seven characters or more (`conflict-marker-size`), alone or with a label behind them (`xdiff/xmerge.c` of git). In the
 * middle of a conflict there is no label; behind it, git has put none, so a heading with such a line below it is none.
 */
const marker = /^(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t]([^\r\n]*))?$/gm

/** A conflict that is being read: how long its markers are, and where its lines begin so far. */
interface OpenConflict {
  size: number
  opening: Span
  label: string
  ours: number
  oursEnd: number | null
  theirs: number | null
}

/** Whether a text can hold a conflict: cheap, and right in nearly all texts that hold none. */
export function mayHoldConflict(source: string): boolean {
  return source.includes('<<<<<<<') || source.includes('>>>>>>>') || source.includes('||||||| ')
}

/** Finds what git leaves in a text that it cannot merge. */
export function findConflicts(source: string): Conflicts {
  const found: Conflicts = { conflicts: [], leftovers: [] }
  let open: OpenConflict | null = null
  /** Lines of `=` that are in no conflict, by their lengths: headings, or what is left of one. */
  const separators = new Map<number, Span>()
  for (const { 0: line, 1: sign = '', 2: label = '', index } of source.matchAll(marker)) {
    const size = sign.length
    const opening = { start: index, end: index + line.length }
    const next = nextLine(source, opening.end)
    if (sign.startsWith('<')) {
      // Markers of another length are those of a conflict within a side, which git had before it merged.
      if (open && open.size !== size) continue
      if (open) found.leftovers.push(open.opening)
      open = { size, opening, label, ours: next, oursEnd: null, theirs: null }
    } else if (!open || open.size !== size) {
      const separator = separators.get(size)
      if (sign.startsWith('=') && label === '') separators.set(size, opening)
      else if (sign.startsWith('|') && !open && label !== '' && !label.includes('|') && !isBelowRow(source, index))
        found.leftovers.push(opening)
      else if (sign.startsWith('>') && !open && separator) found.leftovers.push(separator, opening)
    } else if (sign.startsWith('|')) {
      if (open.theirs === null) open.oursEnd ??= index
    } else if (sign.startsWith('=')) {
      if (open.theirs !== null || label !== '') continue
      open.oursEnd ??= index
      open.theirs = next
    } else if (open.theirs === null || open.oursEnd === null) {
      found.leftovers.push(open.opening, opening)
      open = null
    } else {
      found.conflicts.push({
        start: open.opening.start,
        end: next,
        opening: open.opening,
        ours: { start: open.ours, end: open.oursEnd },
        theirs: { start: open.theirs, end: index },
        labels: { ours: open.label, theirs: label },
      })
      open = null
      separators.clear()
    }
  }
  if (open) found.leftovers.push(open.opening)
  return found
}

/** Whether a line can be a row of a table, whose cells are empty but one. */
function isBelowRow(source: string, lineStart: number): boolean {
  return source.slice(source.lastIndexOf('\n', lineStart - 2) + 1, lineStart).includes('|')
}

function nextLine(source: string, lineEnd: number): number {
  const lineFeed = source.indexOf('\n', lineEnd)
  return lineFeed === -1 ? source.length : lineFeed + 1
}

/** Takes one side of all conflicts of a text. */
export function sideOf(source: string, conflicts: readonly Conflict[], side: Side): SideText {
  const kept: Span[] = []
  const parts: Span[] = []
  let [end, length] = [0, 0]
  const keep = (span: Span): void => {
    kept.push(span)
    length += span.end - span.start
  }
  for (const conflict of conflicts) {
    keep({ start: end, end: conflict.start })
    const start = length
    keep(conflict[side])
    parts.push({ start, end: length })
    end = conflict.end
  }
  keep({ start: end, end: source.length })
  return {
    text: kept.map((span) => source.slice(span.start, span.end)).join(''),
    parts,
    toSource: placeIn(kept),
  }
}

function placeIn(kept: readonly Span[]): (offset: number) => number {
  const starts: number[] = []
  let length = 0
  for (const { start, end } of kept) {
    starts.push(length)
    length += end - start
  }
  return (offset) => {
    const index = lastUpTo(starts, offset)
    return (kept[index]?.start ?? 0) + offset - (starts[index] ?? 0)
  }
}

import { partOf, trimmed, type Block, type Line } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const marks = /\\\\|(\\`+)|(`+)|\\\||(\|)/g

/**
 * Cuts a table's row into cells, as `TableProcessor._split` does: at each `|` that is neither escaped nor in code.
 *
 * @param row without white space around it
 * @param hasBorder whether the table's head begins or ends with `|`
 */
function cellsOf(row: Line, hasBorder: boolean): Line[] {
  const inner = hasBorder ? withoutBorder(row) : row
  const cells: Line[] = []
  let start = 0
  for (const pipe of pipesOf(inner.text)) {
    cells.push(partOf(inner, start, pipe))
    start = pipe + 1
  }
  cells.push(partOf(inner, start, inner.text.length))
  return cells
}

function withoutBorder(row: Line): Line {
  const start = row.text.startsWith('|') ? 1 : 0
  return partOf(row, start, endsWithPipe(row.text.slice(start)) ? row.text.length - 1 : row.text.length)
}

/** Whether a row ends with a `|` that is not escaped. */
function endsWithPipe(text: string): boolean {
  if (!text.endsWith('|')) return false
  let backslashes = 0
  while (text.charAt(text.length - 2 - backslashes) === '\\') backslashes++
  return backslashes % 2 === 0
}

function pipesOf(text: string): number[] {
  if (!text.includes('`'))
    return [...text.matchAll(marks)].filter((match) => match[3] !== undefined).map((match) => match.index)
  const ticks: { start: number; end: number; length: number; escaped: number }[] = []
  const pipes: number[] = []
  for (const match of text.matchAll(marks)) {
    const escaped = match[1] === undefined ? 0 : 1
    const run = match[1] ?? match[2]
    if (run !== undefined)
      ticks.push({ start: match.index, end: match.index + run.length, length: run.length - escaped, escaped })
    else if (match[3] !== undefined) pipes.push(match.index)
  }
  const code = codeRanges(ticks)
  let next = 0
  return pipes.filter((pipe) => {
    while ((code[next]?.end ?? Infinity) <= pipe) next++
    return (code[next]?.start ?? Infinity) > pipe
  })
}

/** Pairs runs of backticks of the same length; the first backtick of an opening run may be escaped. */
function codeRanges(
  ticks: readonly { start: number; end: number; length: number; escaped: number }[],
): { start: number; end: number }[] {
  const byLength = new Map<number, number[]>()
  for (let index = ticks.length - 1; index >= 0; index--) {
    const length = ticks[index]?.length ?? 0
    byLength.set(length, byLength.get(length) ?? [])
    byLength.get(length)?.push(index)
  }
  const ranges: { start: number; end: number }[] = []
  for (let index = 0; index < ticks.length; index++) {
    const opening = ticks[index]
    const closing = opening && nextIndex(byLength.get(opening.length - opening.escaped) ?? [], index)
    const end = closing === undefined ? undefined : ticks[closing]?.end
    if (!opening || closing === undefined || end === undefined) continue
    ranges.push({ start: opening.start, end })
    index = closing
  }
  return ranges
}

/** Takes indexes off a stack, nearest last, up to the first one after the given. */
function nextIndex(indexes: number[], after: number): number | undefined {
  while ((indexes.at(-1) ?? Infinity) <= after) indexes.pop()
  return indexes.at(-1)
}

/** The cells of a row, trimmed, as many as the table has columns; the renderer drops what is more. */
function trimmedCells(row: Line, hasBorder: boolean, columns: number): Line[] {
  return cellsOf(trimmed(row), hasBorder).slice(0, columns).map(trimmed)
}

/** A row of cells with a line of dashes below it, and all lines of the block after them (`TableProcessor`). */
export function readTable(_parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const columns = columnsOf(block)
  if (columns === 0) return false
  blocks.pop()
  const hasBorder = isBordered(block)
  const table = addElement(parent, 'table')
  for (const [index, line] of block.lines.entries()) {
    const row = addElement(table, 'tr', [], [line])
    if (index === 1) table.children.pop()
    else for (const cell of trimmedCells(line, hasBorder, columns)) addElement(row, 'td', [cell])
  }
  return true
}

/** How many columns a table has that begins the block; 0 when none does. */
function columnsOf(block: Block): number {
  if (block.length < 2) return 0
  const rule = trimmed(block.line(1))
  if (!/^[|:\- ]+$/.test(rule.text)) return 0
  const hasBorder = isBordered(block)
  const columns = cellsOf(trimmed(block.first), hasBorder).length
  if (columns === 1 && !(hasBorder && block.slice(1).lines.every((line) => isRow(line.text.trim())))) return 0
  return cellsOf(rule, hasBorder).length === columns ? columns : 0
}

function isBordered(block: Block): boolean {
  return isRow(block.first.text.trim())
}

function isRow(text: string): boolean {
  return text.startsWith('|') || endsWithPipe(text)
}

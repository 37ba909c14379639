import type { Block } from './block.ts'
import { trimmed } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'
import { cellsOf, endsWithPipe, trimmedCells } from './table-row.ts'

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

import type { Block, LineTest } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const rule = /^ {0,3}(?:-(?: {0,2}-){2,}|_(?: {0,2}_){2,}|\*(?: {0,2}\*){2,}) *$/

const isRule: LineTest = (lines, index) => rule.test(lines[index]?.text ?? '')

/** `---`, `***` or `___` on any line of a block (`HRProcessor`). */
export function readThematicBreak(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isRule)
  if (at === -1) return false
  blocks.pop()
  if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
  addElement(parent, 'hr', [], [block.line(at)])
  if (at + 1 < block.length) blocks.push(block.slice(at + 1))
  return true
}

import type { Block } from './block.ts'
import { trimmed } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/** A line with `===` or `---` below it, at the start of a block (`SetextHeaderProcessor`). */
export function readUnderlinedHeading(_parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  if (block.length < 2 || !/^[=-]+ *$/.test(block.line(1).text)) return false
  blocks.pop()
  const element = addElement(parent, 'heading', [trimmed(block.first)], [block.first, block.line(1)])
  element.depth = block.line(1).text.startsWith('=') ? 1 : 2
  if (block.length > 2) blocks.push(block.slice(2))
  return true
}

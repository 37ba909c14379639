import type { Block } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/** Lines indented by four columns, where no container before them takes them (`CodeBlockProcessor`). */
export function readIndentedCode(_parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  if (!block.isIndented) return false
  const count = block.indentedLines(4)
  blocks.pop()
  const last = parent.children.at(-1)
  const lines = block.slice(0, count).lines
  if (last?.tag === 'code') last.text.push(...lines)
  else addElement(parent, 'code', lines)
  if (count < block.length) blocks.push(block.slice(count))
  return true
}

import { appendTo, dropStart, isBlank } from './block.ts'
import type { Block } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/** What is nothing else; in a tight list it is the item's own text (`ParagraphProcessor`). */
export function readParagraph(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.pop() as Block
  if (block.lines.every(isBlank)) return true
  const lead = block.first.text.length - block.first.text.trimStart().length
  const lines = [dropStart(block.first, lead), ...block.slice(1).lines]
  const last = parent.children.at(-1)
  if (parser.isIn('list')) appendTo(last ? last.tail : parent.text, lines)
  else addElement(parent, 'p', lines)
  return true
}

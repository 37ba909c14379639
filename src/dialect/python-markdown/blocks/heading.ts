import type { Block, LineTest } from './block.ts'
import { partOf, trimmed } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const heading = /^(#{1,6})((?:\\.|[^\\])*)$/

const isHeading: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.startsWith('#') && heading.test(text)
}

/** `# Heading`, on any line of a block, in column zero; a space after the `#` is not needed (`HashHeaderProcessor`). */
export function readHeading(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isHeading)
  if (at === -1) return false
  blocks.pop()
  if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
  const line = block.line(at)
  const depth = heading.exec(line.text)?.[1]?.length ?? 1
  let end = line.text.length
  while (end > depth && line.text.charAt(end - 1) === '#') end--
  addElement(parent, 'heading', [trimmed(partOf(line, depth, end))], [line]).depth = depth
  if (at + 1 < block.length) blocks.push(block.slice(at + 1))
  return true
}

import type { Block, LineTest } from './block.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const abbreviation = /^\*\[[^\]]*\] ?: *(.*)/s

const isAbbreviation: LineTest = (lines, index) => abbreviation.test(lines[index]?.text ?? '')

/** `*[HTML]: what it stands for`, on any line of a block; it is taken out of the text (`markdown.extensions.abbr`). */
export function readAbbreviation(_parser: BlockParser, _parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isAbbreviation)
  if (at === -1) return false
  blocks.pop()
  const isOnNextLine = abbreviation.exec(block.line(at).text)?.[1] === '' && at + 1 < block.length
  const end = at + (isOnNextLine ? 2 : 1)
  if (end < block.length) blocks.push(block.slice(end))
  if (at > 0) blocks.push(block.slice(0, at))
  return true
}

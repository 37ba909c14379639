import type { Line, LineTest } from './block.ts'
import { dropStart, partOf } from './block.ts'
import type { Block } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const mark = /^ {0,3}> ?/

const isQuoted: LineTest = (lines, index) => mark.test(lines[index]?.text ?? '')

/** `> quoted`, from the first such line of a block to its end (`BlockQuoteProcessor`). */
export function readQuote(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isQuoted)
  if (at === -1) return false
  blocks.pop()
  if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
  const lines = block.slice(at).lines
  const last = parent.children.at(-1)
  const quote = last?.tag === 'blockquote' ? last : addElement(parent, 'blockquote', [], lines.slice(0, 1))
  parser.within('blockquote', () => parser.parseLines(quote, lines.map(withoutMark)))
  return true
}

function withoutMark(line: Line): Line {
  if (line.text.trim() === '>') return partOf(line, line.text.length, line.text.length)
  const match = mark.exec(line.text)
  return match ? dropStart(line, match[0].length) : line
}

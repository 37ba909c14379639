import { partOf, trimmed, type Block, type LineTest } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { BlockParser, BlockReader } from './parser.ts'

const heading = /^(#{1,6})((?:\\.|[^\\])*)$/

/**
 * `# Heading`, on any line of a block, in column zero (`HashHeaderProcessor`). In the first item of a block that goes on
 * with a list, the lines below it are read without their indent (since 3.6).
 *
 * @param needsSpace whether a space after the `#` is needed (`pymdownx.saneheaders`)
 */
export function headingReader(needsSpace: boolean): BlockReader {
  const isHeading: LineTest = (lines, index) => {
    const text = lines[index]?.text ?? ''
    return text.startsWith('#') && heading.test(text) && (!needsSpace || /^#{1,6} /.test(text))
  }
  return (parser, parent, blocks) => {
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
    if (at + 1 < block.length) {
      const rest = block.slice(at + 1)
      blocks.push(parser.isIn('looselist') ? rest.looseDedent(1) : rest)
    }
    return true
  }
}

/** A line with `===` or `---` below it, at the start of a block (`SetextHeaderProcessor`). */
export function readUnderlinedHeading(_parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  if (block.length < 2 || !/^(?:=+|-+) *$/.test(block.line(1).text)) return false
  blocks.pop()
  const element = addElement(parent, 'heading', [trimmed(block.first)], [block.first, block.line(1)])
  element.depth = block.line(1).text.startsWith('=') ? 1 : 2
  if (block.length > 2) blocks.push(block.slice(2))
  return true
}

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

import { appendTo, Block, dropStart, isBlank, linesOf, partOf, type Line, type LineTest } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { BlockParser } from './parser.ts'
import { leadingPlaceholder, placeholders, type MarkdownElement } from '../placeholder.ts'

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

const mark = /^ {0,3}> ?/

/** Whether a line is quoted. */
export const isQuoted: LineTest = (lines, index) => mark.test(lines[index]?.text ?? '')

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

/** A line without its `>`. */
export function withoutMark(line: Line): Line {
  if (line.text.trim() === '>') return partOf(line, line.text.length, line.text.length)
  const match = mark.exec(line.text)
  return match ? dropStart(line, match[0].length) : line
}

/**
 * An element with a `markdown` attribute: its content is read as Markdown (`MarkdownInHtmlProcessor`). What follows its
 * placeholder in the block is read after it.
 */
export function readElement(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const match = leadingPlaceholder.exec(block.first.text)
  const stashed = match ? parser.stash[Number(match[1])] : undefined
  if (!match || stashed?.kind !== 'element') return false
  blocks.pop()
  readContent(parser, parent, stashed.element)
  const rest = [dropStart(block.first, match[0].length), ...block.slice(1).lines]
  if (rest.length > 1 || rest[0]?.text !== '') blocks.push(new Block(rest))
  return true
}

function readContent(parser: BlockParser, parent: Element, source: MarkdownElement): void {
  const element = addElement(parent, source.name)
  element.source = source
  const lines = linesOf(source.content)
  if (source.mode === 'block') parser.parseLines(element, lines)
  else if (source.mode === 'span') readSpan(parser, element, lines)
  else addElement(element, 'raw', lines)
}

/** A line of text, which goes on behind each element in it. */
function readSpan(parser: BlockParser, element: Element, lines: readonly Line[]): void {
  let text: Line[] = []
  for (const line of lines) {
    let done = 0
    for (const match of line.text.matchAll(placeholders)) {
      const stashed = parser.stash[Number(match[1])]
      if (stashed?.kind !== 'element') continue
      addElement(element, 'span', [...text, partOf(line, done, match.index)])
      readContent(parser, element, stashed.element)
      text = []
      done = match.index + match[0].length
    }
    text.push(dropStart(line, done))
  }
  addElement(element, 'span', text)
}

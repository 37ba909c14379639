import { appendTo, dropStart, isBlank, linesOf, partOf, type Block, type Line, type LineTest } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { BlockParser } from './parser.ts'
import { leadingPlaceholder, type MarkdownElement } from '../placeholder.ts'
import { TracedText } from '../traced-text.ts'

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

/** An element with a `markdown` attribute: its content is read as Markdown (`MarkdownInHtmlProcessor`). */
export function readElement(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const id = leadingPlaceholder.exec((blocks.at(-1) as Block).first.text)?.[1]
  const stashed = id === undefined ? undefined : parser.stash[Number(id)]
  if (stashed?.kind !== 'element') return false
  blocks.pop()
  readContent(parser, parent, stashed.element)
  return true
}

function readContent(parser: BlockParser, parent: Element, source: MarkdownElement): void {
  const element = addElement(parent, source.name)
  element.source = source
  for (const part of source.content) {
    if (!(part instanceof TracedText)) readContent(parser, element, part)
    else if (source.mode === 'block') {
      const content = addElement(undefined, 'root')
      parser.parseLines(content, linesOf(part))
      element.children = [...element.children, ...content.children]
    } else addElement(element, source.mode === 'span' ? 'span' : 'raw', linesOf(part))
  }
}

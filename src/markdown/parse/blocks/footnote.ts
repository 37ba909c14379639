import { appendTo, dropStart, indent, partOf, type Block, type Line, type LineTest } from './block.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const head = /^ {0,3}\[\^([^\]]*)\]: */

const isHead: LineTest = (lines, index) => head.test(lines[index]?.text ?? '')

/**
 * `[^label]: text`, and the indented blocks after it, one empty line apart (`FootnoteBlockProcessor`). Lines in its own block
 * may be lazy.
 */
export function readFootnote(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isHead)
  if (at === -1) return false
  blocks.pop()
  const line = block.line(at)
  const match = head.exec(line.text)
  const rest = block.slice(at + 1)
  const next = rest.length > 0 ? rest.search(isHead) : -1
  const own = dedented(rest.slice(0, next === -1 ? rest.length : next))
  const lines = [partOf(line, match?.[0].length ?? 0, line.text.length), ...own]
  if (next === -1) takeIndented(blocks, lines)
  else blocks.push(rest.slice(next))
  const element: Element = { tag: 'footnote', children: [], text: [], tail: [], head: [line] }
  parser.footnotes.set(match?.[1] ?? '', { element, lines, parent, index: parent.children.length })
  if (at > 0) blocks.push(block.slice(0, at))
  return true
}

function takeIndented(blocks: Block[], lines: Line[]): void {
  for (let block = blocks.at(-1); block?.isIndented && !block.isApart; block = blocks.at(-1)) {
    blocks.pop()
    const next = block.search(isHead)
    lines.push(emptyLine(block.first))
    appendTo(lines, dedented(next === -1 ? block : block.slice(0, next)))
    if (next === -1) continue
    blocks.push(block.slice(next))
    return
  }
}

function dedented(block: Block): Line[] {
  return block.lines.map((line) => (line.text.startsWith(indent) ? dropStart(line, indent.length) : line))
}

function emptyLine(line: Line): Line {
  return partOf(line, 0, 0)
}

/** `PLACE_MARKER` of `footnotes`: where it stands the footnotes are shown. */
export const footnoteMark = '///Footnotes Go Here///'

/**
 * Takes out what the renderer replaces with the footnotes: the first element whose own text holds the mark, or the text
 * behind an element that does (`FootnoteExtension.findFootnotesPlaceholder`). A mark in inline code counts, too.
 *
 * @param root the page, which has footnotes
 */
export function dropFootnoteMark(root: Element, mark: string): void {
  const holdsMark = (lines: readonly Line[]): boolean => lines.some(({ text }) => text.includes(mark))
  const drop = (parent: Element): boolean =>
    parent.children.some((child) => {
      if (child.tag === 'footnote') return false
      if (holdsMark(child.text)) parent.children = parent.children.filter((other) => other !== child)
      else if (holdsMark(child.tail)) child.tail = []
      else return drop(child)
      return true
    })
  drop(root)
}

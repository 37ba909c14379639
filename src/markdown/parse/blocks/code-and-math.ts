import { Block, appendTo, dropStart, type Line, type LineTest } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { BlockParser, BlockReader } from './parser.ts'
import type { Stashed } from '../placeholder.ts'
import { isEscaped } from '../../../core/text.ts'

const fence = /^[> ]*\u0002(\d+)\u0003$/

/**
 * Lines indented by four columns, where no container before them takes them (`CodeBlockProcessor`). What was taken for
 * fenced code before is put back in the whole block, even in the lines that turn out not to be indented
 * (`SuperFencesCodeBlockProcessor`).
 */
export function readIndentedCode(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const stashed = blocks.at(-1) as Block
  if (!stashed.isIndented) return false
  blocks.pop()
  const block = restoreFences(stashed, parser.stash)
  const count = block.indentedLines(4)
  const last = parent.children.at(-1)
  const lines = block.slice(0, count).lines
  if (last?.tag === 'code') appendTo(last.text, lines)
  else addElement(parent, 'code', lines)
  if (count < block.length) blocks.push(block.slice(count))
  return true
}

/** A block in which fenced code that is alone in a line is text again. */
export function restoreFences(block: Block, stash: readonly Stashed[]): Block {
  if (block.search(isFence) === -1) return block
  return new Block(block.lines.flatMap((line) => restored(line, stash)))
}

const isFence = (lines: readonly Line[], index: number): boolean => fence.test(lines[index]?.text ?? '')

function restored(line: Line, stash: readonly Stashed[]): Line[] {
  const stashed = stash[Number(fence.exec(line.text)?.[1])]
  if (stashed?.kind !== 'fence') return [line]
  const dedented = stashed.width - line.text.indexOf('\u0002')
  return stashed.lines.map((each) => dropStart(each, dedented))
}

const hasBracketEnd: LineTest = (lines, index) => (lines[index]?.text ?? '').includes('\\]')

/** The ways of writing a formula as a block: `block_syntax` of `pymdownx.arithmatex`. */
export const mathBlocks: readonly string[] = ['dollar', 'square', 'begin']

/**
 * A block that is nothing but `$$…$$`, `\[…\]` or `\begin{…}…\end{…}` (`pymdownx.arithmatex`).
 *
 * @param ways those of `mathBlocks` that the site has
 */
export function mathReader(ways: readonly string[]): BlockReader {
  return (_parser, parent, blocks) => {
    const block = blocks.at(-1) as Block
    if (!isMath(block, ways)) return false
    blocks.pop()
    addElement(parent, 'math', block.lines)
    return true
  }
}

function isMath(block: Block, ways: readonly string[]): boolean {
  const start = block.first.text
  if (!start.startsWith('$$') && !start.startsWith('\\')) return false
  const end = block.line(block.length - 1).text.trimEnd()
  const isLong = block.length > 1 || end.length > 4
  if (start.startsWith('$$'))
    return ways.includes('dollar') && isLong && end.endsWith('$$') && !isEscaped(end, end.length - 2)
  if (start.startsWith('\\[')) {
    return (
      ways.includes('square') &&
      isLong &&
      end.indexOf('\\]', block.length > 1 ? 0 : 2) === end.length - 2 &&
      block.search(hasBracketEnd) === block.length - 1
    )
  }
  const environment = ways.includes('begin') ? /^\\begin(\{[a-z]+\*?\})/.exec(start)?.[1] : undefined
  return environment !== undefined && end.endsWith(`\\end${environment}`)
}

import type { Block, LineTest } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const hasBracketEnd: LineTest = (lines, index) => (lines[index]?.text ?? '').includes('\\]')

/** A block that is nothing but `$$…$$`, `\[…\]` or `\begin{…}…\end{…}` (`pymdownx.arithmatex`). */
export function readMath(_parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  if (!isMath(block)) return false
  blocks.pop()
  addElement(parent, 'math', block.lines)
  return true
}

function isMath(block: Block): boolean {
  const start = block.first.text
  if (!start.startsWith('$$') && !start.startsWith('\\')) return false
  const end = block.line(block.length - 1).text.trimEnd()
  const isLong = block.length > 1 || end.length > 4
  if (start.startsWith('$$')) return isLong && end.endsWith('$$') && !isEscaped(end, end.length - 2)
  if (start.startsWith('\\[')) {
    return (
      isLong &&
      end.indexOf('\\]', block.length > 1 ? 0 : 2) === end.length - 2 &&
      block.search(hasBracketEnd) === block.length - 1
    )
  }
  const environment = /^\\begin(\{[a-z]+\*?\})/.exec(start)?.[1]
  return environment !== undefined && end.endsWith(`\\end${environment}`)
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charAt(at - 1 - backslashes) === '\\') backslashes++
  return backslashes % 2 === 1
}

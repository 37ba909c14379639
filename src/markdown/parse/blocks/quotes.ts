import { partOf, trimmed, type Block, type Line } from './block.ts'
import { addElement } from './element.ts'
import type { BlockReader } from './parser.ts'
import { isQuoted, withoutMark } from './text.ts'

const callout = /^ {0,3}> *\[!([\w-]+(?: *\| *[\w-]+)*)\]([-+])?/

/**
 * `> quoted` as `pymdownx.quotes` 13 reads it: each block is a quote of its own. With its setting `callouts`, the line
 * `> [!note] Title` at the start of one is a paragraph by itself.
 */
export function quotesReader(hasCallouts: boolean): BlockReader {
  return (parser, parent, blocks) => {
    const block = blocks.at(-1) as Block
    const at = block.search(isQuoted)
    if (at === -1) return false
    blocks.pop()
    if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
    const lines = block.slice(at).lines
    const quote = addElement(parent, 'blockquote', [], lines.slice(0, 1))
    const content = hasCallouts ? withTitleApart(lines) : lines
    parser.within('blockquote', () => parser.parseLines(quote, content.map(withoutMark)))
    return true
  }
}

function withTitleApart(lines: readonly Line[]): readonly Line[] {
  const index = lines.findIndex(({ text }) => text !== '' && text.trim() !== '>')
  const head = lines[index]
  const match = callout.exec(head?.text ?? '')
  if (!head || !match) return lines
  const title = trimmed(partOf(head, match[0].length, head.text.length))
  return [...lines.slice(0, index), title, partOf(head, 0, 0), ...lines.slice(index + 1)]
}

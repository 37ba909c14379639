import type { Block, LineTest } from './block.ts'
import { continuationOf, readContinuation } from './continued-container.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import { addTitle, cutAtHead } from './opened-container.ts'
import type { BlockParser } from './parser.ts'

const words = String.raw`[\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*`
const head = new RegExp(`^\\?{3}\\+?(?: ?${words}(?: +"(.*?)")?| +"(.*?)") *$`, 'u')

const isHead: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.startsWith('???') && head.test(text)
}

/** `??? type "title"`, `???+ …` and what is indented by four columns below it (`pymdownx.details`). */
export function readDetails(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isHead)
  if (at === -1) {
    const last = parent.children.at(-1)
    const continuation = last?.tag === 'details' && continuationOf(last, last, block)
    return continuation ? readContinuation(parser, blocks, continuation) : false
  }
  const { head: line, body } = cutAtHead(parser, parent, blocks, at)
  const element = addElement(parent, 'details', [], [line])
  addTitle(element, line)
  parser.parseLines(element, body.lines)
  return true
}

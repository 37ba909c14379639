import type { Block, LineTest } from './block.ts'
import { indent } from './block.ts'
import { continuationOf, readContinuation } from './continued-container.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import { addTitle, cutAtHead } from './opened-container.ts'
import type { BlockParser } from './parser.ts'

const head = /^===(\+!|!\+|[+!])? +"(.*?)" *$/

const isHead: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.startsWith('===') && head.test(text)
}

/**
 * `=== "title"`, `===! …`, `===+ …` and what is indented by four columns below it (`pymdownx.tabbed`). Tabs one after
 * another are one set, unless a `!` starts a new one.
 */
export function readTab(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isHead)
  if (at === -1) return continueTab(parser, parent, blocks, block)
  const { head: line, body } = cutAtHead(parser, parent, blocks, at)
  const last = parent.children.at(-1)
  const startsSet = head.exec(line.text)?.[1]?.includes('!') === true
  const set = last?.tag === 'tabs' && !startsSet ? last : addElement(parent, 'tabs')
  const tab = addElement(set, 'tab', [], [line])
  addTitle(tab, line)
  parser.parseLines(tab, body.lines)
  return true
}

function continueTab(parser: BlockParser, parent: Element, blocks: Block[], block: Block): boolean {
  const set = parent.children.at(-1)
  const tab = set?.tag === 'tabs' ? set.children.at(-1) : undefined
  if (!set || !tab || !block.first.text.startsWith(indent)) return false
  const continuation = continuationOf(set, tab, block)
  return continuation ? readContinuation(parser, blocks, continuation) : false
}

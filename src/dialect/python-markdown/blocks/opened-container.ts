import type { Block, Line } from './block.ts'
import { addElement } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/**
 * Cuts the first block at the line that opens a container: reads what stands before it, and hands over what is indented
 * below it. What is left goes back on the stack.
 */
export function cutAtHead(
  parser: BlockParser,
  parent: Element,
  blocks: Block[],
  at: number,
): { head: Line; body: Block } {
  const block = blocks.pop() as Block
  if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
  const [body, rest] = block.slice(at + 1).dedent(4)
  if (rest.length > 0) blocks.push(rest)
  return { head: block.line(at), body }
}

/** A container's title, read as a line of text. */
export function addTitle(container: Element, head: Line): void {
  const start = head.text.indexOf('"')
  const end = head.text.lastIndexOf('"')
  if (start === -1) return
  const title = { text: head.text.slice(start + 1, end), at: head.at + start + 1, in: head.in }
  if (title.text !== '') addElement(container, 'title', [title])
}

import type { Block } from './block.ts'
import { indent } from './block.ts'
import { isList, wrapText } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/**
 * Where a block goes that is indented after a container: into the container itself, or into the last item of the lists
 * in it, as deep as it is indented (`AdmonitionProcessor.parse_content` and its twins in pymdownx).
 */
export interface Continuation {
  parent: Element
  /** By how many columns its lines are indented. */
  width: number
}

/**
 * @param container the element before the block
 * @param content what holds the container's content: itself, or its last tab
 */
export function continuationOf(container: Element, content: Element, block: Block): Continuation | undefined {
  let parent = content
  let width = 0
  let text = block.first.text
  let last = lastWithChildren(content)
  while (last && text.startsWith(indent + indent) && (isList(last) || last.tag === 'dl')) {
    parent = last.children.at(-1) ?? container
    last = lastWithChildren(parent)
    text = text.slice(indent.length)
    width += indent.length
  }
  return text.startsWith(indent) ? { parent, width: width + indent.length } : undefined
}

/** Reads the block into the container that it continues. */
export function readContinuation(parser: BlockParser, blocks: Block[], { parent, width }: Continuation): boolean {
  const [content, rest] = (blocks.pop() as Block).dedent(width)
  if (parent.tag === 'li' || parent.tag === 'dd') wrapText(parent)
  parser.parseLines(parent, content.lines)
  if (rest.length > 0) blocks.push(rest)
  return true
}

function lastWithChildren(element: Element): Element | undefined {
  const last = element.children.at(-1)
  return last && last.children.length > 0 ? last : undefined
}

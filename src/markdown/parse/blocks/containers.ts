import { indent, type Block, type Line, type LineTest } from './block.ts'
import { addElement, hasRole, isList, wrapText, type Element } from './element.ts'
import type { BlockParser } from './parser.ts'

/**
 * Cuts the first block at the line that opens a container: reads what is before it, and hands over what is indented
 * below it. What is left goes back on the stack.
 */
function cutAtHead(parser: BlockParser, parent: Element, blocks: Block[], at: number): { head: Line; body: Block } {
  const block = blocks.pop() as Block
  if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
  const [body, rest] = block.slice(at + 1).dedent(4)
  if (rest.length > 0) blocks.push(rest)
  return { head: block.line(at), body }
}

/** A container's title, read as a line of text. */
function addTitle(container: Element, head: Line): void {
  const start = head.text.indexOf('"')
  const end = head.text.lastIndexOf('"')
  if (start === -1) return
  const title = { text: head.text.slice(start + 1, end), at: head.at + start + 1, in: head.in }
  if (title.text !== '') addElement(container, 'title', [title])
}

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
function continuationOf(container: Element, content: Element, block: Block): Continuation | undefined {
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
function readContinuation(parser: BlockParser, blocks: Block[], { parent, width }: Continuation): boolean {
  const [content, rest] = (blocks.pop() as Block).dedent(width)
  if ((parent.tag === 'li' || parent.tag === 'dd') && parent.text.length > 0) {
    const hasChildren = parent.children.length > 0
    wrapText(parent)
    // The renderer puts its paragraph last (`AdmonitionProcessor.run`): what stands before it goes on no more.
    if (hasChildren) addElement(parent, 'p')
  }
  parser.parseLines(parent, content.lines)
  if (rest.length > 0) blocks.push(rest)
  return true
}

function lastWithChildren(element: Element): Element | undefined {
  const last = element.children.at(-1)
  return last && last.children.length > 0 ? last : undefined
}

const admonitionHead = /^!!! ?([\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*)(?: +"(.*?)")? *$/u

const isAdmonitionHead: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.startsWith('!!!') && admonitionHead.test(text)
}

/** `!!! type "title"` and what is indented by four columns below it (`markdown.extensions.admonition`). */
export function readAdmonition(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isAdmonitionHead)
  if (at === -1) {
    const last = parent.children.at(-1)
    const continuation = last && hasRole(last, 'admonition') && continuationOf(last, last, block)
    return continuation ? readContinuation(parser, blocks, continuation) : false
  }
  const { head: line, body } = cutAtHead(parser, parent, blocks, at)
  const element = addElement(parent, 'admonition', [], [line])
  addTitle(element, line)
  parser.parseLines(element, body.lines)
  return true
}

const words = String.raw`[\p{L}\p{N}_-]+(?: +[\p{L}\p{N}_-]+)*`
const detailsHead = new RegExp(`^\\?{3}\\+?(?: ?${words}(?: +"(.*?)")?| +"(.*?)") *$`, 'u')

const isDetailsHead: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.startsWith('???') && detailsHead.test(text)
}

/** `??? type "title"`, `???+ …` and what is indented by four columns below it (`pymdownx.details`). */
export function readDetails(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isDetailsHead)
  if (at === -1) {
    const last = parent.children.at(-1)
    const continuation = last && hasRole(last, 'details') && continuationOf(last, last, block)
    return continuation ? readContinuation(parser, blocks, continuation) : false
  }
  const { head: line, body } = cutAtHead(parser, parent, blocks, at)
  const element = addElement(parent, 'details', [], [line])
  addTitle(element, line)
  parser.parseLines(element, body.lines)
  return true
}

const tabHead = /^===(\+!|!\+|[+!])? +"(.*?)" *$/

const isTabHead: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.startsWith('===') && tabHead.test(text)
}

/**
 * `=== "title"`, `===! …`, `===+ …` and what is indented by four columns below it (`pymdownx.tabbed`). Tabs one after
 * another are one set, unless a `!` starts a new one.
 */
export function readTab(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isTabHead)
  if (at === -1) return continueTab(parser, parent, blocks, block)
  const { head: line, body } = cutAtHead(parser, parent, blocks, at)
  const last = parent.children.at(-1)
  const startsSet = tabHead.exec(line.text)?.[1]?.includes('!') === true
  const set = last?.tag === 'tabs' && !startsSet ? last : addElement(parent, 'tabs')
  const tab = addElement(set, 'tab', [], [line])
  addTitle(tab, line)
  parser.parseLines(tab, body.lines)
  return true
}

function continueTab(parser: BlockParser, parent: Element, blocks: Block[], block: Block): boolean {
  const set = parent.children.at(-1)
  const tab = set?.tag === 'tabs' ? set.children.at(-1) : hasRole(set, 'tab') ? set : undefined
  if (!set || !tab || !block.first.text.startsWith(indent)) return false
  const continuation = continuationOf(set, tab, block)
  return continuation ? readContinuation(parser, blocks, continuation) : false
}

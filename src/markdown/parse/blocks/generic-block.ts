import { isMapping, parseYaml, valuesOf } from '../../../core/yaml/parse.ts'
import { Block, appendTo, dropStart, partOf, trimmed, type LineTest } from './block.ts'
import { addElement, isList, wrapText, type Element, type GenericBlockHead } from './element.ts'
import { spanElements } from '../../html/content-mode.ts'
import { restoreFences } from './code-and-math.ts'
import { forced } from './fancy-list.ts'
import { fancyStyleOf, type BlockType } from './generic-block-types.ts'
import type { BlockParser, BlockReader } from './parser.ts'

const head = /^ {0,3}(\/{3,}) *([\p{L}\p{N}_-]+) *(?:\|(.*))?$/u
const tail = /^ {0,3}(\/{3,}) *$/
const optionLine = /^ {4,}\S/

const isHead: LineTest = (lines, index) => {
  const text = lines[index]?.text ?? ''
  return text.includes('///') && head.test(text)
}

/** Nobody nests blocks deeper; the renderer itself gives up there. */
const mostOpen = 100

/** Nobody gives a block more lines of options. */
const mostOptions = 200

/** A block of which the end has not been read yet. */
interface OpenBlock {
  element: Element
  parent: Element
  /** How many slashes it begins with; as many end it. */
  length: number
  /** Whether what follows in its parent belongs to it. */
  isHungry: boolean
  /** What is done when its end has come. */
  end(): void
}

/**
 * A reader of `/// name | argument` up to `///` (`pymdownx.blocks` 13, `BlocksProcessor`), for one page. A block takes what
 * is below it in its parent until its end comes, over as many blocks of text as that is. A block that nobody ends
 * goes on to the end of its parent.
 */
export function genericBlockReader(types: ReadonlyMap<string, BlockType>): BlockReader {
  const open: OpenBlock[] = []
  return (parser, parent, blocks) => {
    const hungry = hungryParent(open, parent)
    if (hungry) {
      const entry = open.find((each) => each.isHungry && each.parent === hungry)
      if (entry) takeBackLeaked(entry)
      if (entry) entry.isHungry = false
      readOpen(parser, open, blocks, hungry)
      return true
    }
    const block = blocks.at(-1) as Block
    const at = block.search(isHead)
    if (at === -1 || open.length === mostOpen) return false
    const opened = openedBy(block, at, types)
    if (!opened) return false
    if (at > 0) parser.parseBlocks(parent, [block.slice(0, at)])
    blocks.pop()
    if (opened.rest.length > 0) blocks.push(opened.rest)
    // What is before it can have opened a block that goes on.
    const holder = hungryParent(open, parent) ?? parent
    if (holder.tag === 'li' || holder.tag === 'dd') wrapText(holder)
    open.push({ ...placed(opened.element, holder), parent: holder, length: opened.length, isHungry: false })
    readOpen(parser, open, blocks, holder)
    return true
  }
}

/** The element among those that came last, from one downwards, in which a block goes on (`get_parent`). */
function hungryParent(open: readonly OpenBlock[], from: Element): Element | undefined {
  const last = open.at(-1)
  if (!last?.isHungry) return undefined
  for (let element: Element | undefined = from; element; element = element.children.at(-1))
    if (element === last.parent) return element
  return undefined
}

/** What containers such as `!!!` have put behind the block belongs into it (`capture_leaked_content`). */
function takeBackLeaked({ element, parent }: OpenBlock): void {
  const last = parent.children.at(-1)
  if (last === undefined || last === element) return
  parent.children.pop()
  element.children.push(last)
}

/** Reads blocks of text into the innermost open block, until all are ended or nothing is left (`parse_blocks`). */
function readOpen(parser: BlockParser, open: OpenBlock[], blocks: Block[], current: Element): void {
  for (let entry = open.at(-1); entry && blocks.length > 0; entry = open.at(-1)) {
    const levels = open.length > 1 ? itemsAbove(current, entry.element) : 0
    const next = dedentedBy(blocks.pop() as Block, levels * 4, blocks)
    const end = next.search(endOf(entry.length))
    const own = end === -1 ? next : next.slice(0, end)
    if (end !== -1 && end + 1 < next.length) blocks.push(next.slice(end + 1))
    if (own.length > 0) readOwn(parser, entry.element, own)
    if (end !== -1) open.pop()?.end()
  }
  const last = open.at(-1)
  if (last) last.isHungry = true
}

/** By how many slashes: the same test for the same number, so that a block remembers what it was searched for. */
const endTests = new Map<number, LineTest>()

function endOf(length: number): LineTest {
  const known = endTests.get(length)
  if (known) return known
  const isEnd: LineTest = (lines, index) => tail.exec(lines[index]?.text ?? '')?.[1]?.length === length
  if (length < 100) endTests.set(length, isEnd)
  return isEnd
}

/** In how many items of lists an element is, up to one around it. */
function itemsAbove(from: Element, element: Element): number {
  let count = 0
  let each: Element | undefined = from
  for (; each && each !== element; each = each.children.at(-1)) if (each.tag === 'li' || each.tag === 'dd') count++
  return each ? count : 0
}

/** The lines at the start that have the indent, without it; the others go back on the stack (`detab_by_length`). */
function dedentedBy(block: Block, width: number, blocks: Block[]): Block {
  const count = width === 0 ? 0 : block.indentedLines(width)
  if (count === 0) return block
  if (count < block.length) blocks.push(block.slice(count))
  return new Block(block.slice(0, count).lines.map((line) => dropStart(line, width)))
}

function readOwn(parser: BlockParser, element: Element, block: Block): void {
  const content = element.generic?.content ?? 'blocks'
  if (content === 'blocks') {
    // A fence that is text again can hold empty lines.
    parser.within('blocks', () => parser.parseLines(element, block.lines))
    return
  }
  const lines = restoreFences(block, parser.stash).lines
  const first = lines[0]
  if (element.text.length > 0 && first) element.text.push(partOf(first, 0, 0))
  appendTo(element.text, lines)
}

/** The block that begins at a line, and what follows its head; undefined when it is none. */
function openedBy(
  block: Block,
  at: number,
  types: ReadonlyMap<string, BlockType>,
): { element: Element; length: number; rest: Block } | undefined {
  const line = block.line(at)
  const [, slashes = '', written = '', behind] = head.exec(line.text) ?? []
  const argument = behind?.replace(/^ +/, '').replace(/(?<! ) +$/, '')
  const name = written.toLowerCase()
  const type = types.get(name)
  if (!type || !isArgumentOf(type, argument ?? '')) return undefined
  const after = block.slice(at + 1)
  const count = optionLines(after, slashes.length)
  const options = readOptions(after.slice(0, count), type)
  if (!options) return undefined
  const content = type.contentOf(argument ?? '', options)
  const element = addElement(undefined, 'generic', [], [line])
  element.generic = { name, argument: argument ?? null, content, role: type.roleOf(argument ?? '') }
  if (type.isTitle && argument) {
    const start = line.text.indexOf('|') + 1
    addElement(element, 'title', [trimmed(partOf(line, start, line.text.length))])
  }
  return { element, length: slashes.length, rest: after.slice(count) }
}

function isArgumentOf({ hasArgument, isArgument }: BlockType, argument: string): boolean {
  if (hasArgument !== null && hasArgument !== (argument !== '')) return false
  return argument === '' || (isArgument?.(argument) ?? true)
}

/** How many lines of options follow a head, above the end of the block. */
function optionLines(after: Block, length: number): number {
  const end = after.length > 0 ? after.search(endOf(length)) : -1
  const most = end === -1 ? after.length : end
  let count = 0
  while (count < most && optionLine.test(after.line(count).text)) count++
  return count
}

/** The options of a block; null when one of them is none, and then neither is the block. */
function readOptions(lines: Block, { options: known }: BlockType): Record<string, unknown> | null {
  if (lines.length === 0) return {}
  if (lines.length > mostOptions) return null
  const texts = lines.lines.map(({ text }) => text)
  const indents = texts.map((text) => text.length - text.trimStart().length)
  const source = texts.map((text) => text.slice(Math.min(...indents))).join('\n')
  const parsed = parseYaml(source)
  if ('problem' in parsed) return null
  const read = valuesOf(parsed.document, source)
  if ('problem' in read) return null
  const options = read.values ?? {}
  if (!isMapping(options)) return null
  const isKnown = Object.entries(options).every(([name, value]) =>
    name === 'attrs' ? isMapping(value) : known.get(name)?.(value),
  )
  return isKnown ? options : null
}

/** Puts the element of a block into its parent: gives the element that takes its content, and what its end does. */
function placed(element: Element, parent: Element): Pick<OpenBlock, 'element' | 'end'> {
  const { generic } = element
  if (generic?.name === 'fancylists')
    return spanElements.has(parent.tag)
      ? lostList(element, generic, parent)
      : placedList(generic.argument ?? '', parent)
  parent.children.push(element)
  if (generic?.name === 'define') {
    element.tag = 'dl'
    return { element, end: () => makeDefinitions(element) }
  }
  if (generic?.content !== 'html') return { element, end: () => undefined }
  // Until its end comes it is text.
  generic.content = 'raw'
  return { element, end: () => void (generic.content = 'html') }
}

/** `/// fancylists` has no element of its own: the first item below it goes into a list that is there already. */
function placedList(argument: string, parent: Element): Pick<OpenBlock, 'element' | 'end'> {
  const list = addElement(parent, 'ol')
  list.numbering = `${forced}${fancyStyleOf(argument)}`
  return { element: parent, end: () => dropEmpty(list, parent) }
}

/** In an item of a list, or whatever else holds text, it reads text, which its end leaves out (`FancyListBlock.on_end`). */
function lostList(element: Element, generic: GenericBlockHead, parent: Element): Pick<OpenBlock, 'element' | 'end'> {
  generic.content = 'text'
  parent.children.push(element)
  return { element, end: () => dropEmpty(element, parent) }
}

function dropEmpty(list: Element, parent: Element): void {
  if (list.children.length === 0) parent.children = parent.children.filter((child) => child !== list)
}

/** Paragraphs are terms, and the items of lists are their definitions (`Definition.on_end`). */
function makeDefinitions(list: Element): void {
  list.children = list.children.flatMap((child) => {
    if (child.tag === 'dt' || child.tag === 'dd') return [child]
    if (isList(child)) return child.children.map((item) => ({ ...item, tag: 'dd' }))
    return [child.tag === 'p' ? { ...child, tag: 'dt' } : child]
  })
}

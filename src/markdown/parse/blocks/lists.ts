import { Block, dropStart, indent, trimmed, type Line } from './block.ts'
import { addElement, isList, wrapText, type Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const marker = /^ {0,3}(?:(\d+\.)|[*+-]) +/
const nestedMarker = /^ {4,7}(?:\d+\.|[*+-]) +/

interface Item {
  lines: Line[]
  /** The line with its marker. */
  head: Line
}

/**
 * A bullet or ordered list, at the start of a block (`OListProcessor`, `UListProcessor`). Lines without a marker
 * continue the item before them. It goes on in a list right before it, of whatever kind.
 */
export function readList(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const match = marker.exec(block.first.text)
  if (!match) return false
  blocks.pop()
  let items = itemsOf(block)
  const last = parent.children.at(-1)
  let list = last
  if (isList(last)) {
    growItem(last?.children.at(-1))
    const first = items[0]
    items = items.slice(1)
    if (first) parser.within('looselist', () => readItem(parser, last as Element, first))
  } else list = isList(parent) ? parent : addElement(parent, match[1] === undefined ? 'ul' : 'ol')
  parser.within('list', () => {
    for (const item of items) readItem(parser, list as Element, item)
  })
  return true
}

function readItem(parser: BlockParser, list: Element, { lines, head }: Item): void {
  const isNested = lines[0]?.text.startsWith(indent) === true
  const item = isNested ? (list.children.at(-1) ?? addElement(list, 'li')) : addElement(list, 'li', [], [head])
  parser.parseBlocks(item, [new Block(lines)])
}

/** The next item makes the list a loose one: text of the last item becomes a paragraph. */
function growItem(item: Element | undefined): void {
  if (!item) return
  wrapText(item)
  const last = item.children.at(-1)
  if (!last || last.tail.length === 0) return
  addElement(
    item,
    'p',
    last.tail.map((line, index) => (index === 0 ? trimmed(line) : line)),
  )
  last.tail = []
}

function itemsOf(block: Block): Item[] {
  const items: Item[] = []
  for (const line of block.lines) {
    const match = marker.exec(line.text)
    const last = items.at(-1)
    if (match) items.push({ lines: [dropStart(line, match[0].length)], head: line })
    else if (last && nestedMarker.test(line.text) && !last.lines[0]?.text.startsWith(indent))
      items.push({ lines: [line], head: line })
    else last?.lines.push(line)
  }
  return items
}

const listIndent = {
  isItem: (element: Element) => element.tag === 'li',
  isList: (element: Element) => isList(element),
  item: 'li',
}
const definitionIndent = {
  isItem: (element: Element) => element.tag === 'li' || element.tag === 'dd',
  isList: (element: Element) => isList(element) || element.tag === 'dl',
  item: 'dd',
}

type Kind = typeof listIndent

/**
 * A block that is indented after a list: it belongs to the last item, as deep as it is indented and lists are nested
 * (`ListIndentProcessor` and, for definitions, `DefListIndentProcessor`). Only its first line must be indented.
 */
export function readIndentedItem(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  if (!block.isIndented || parser.isIn('detabbed')) return false
  const kind = [listIndent, definitionIndent].find((each) => applies(each, parent))
  if (!kind) return false
  blocks.pop()
  const { level, sibling } = levelOf(parser, kind, parent, block)
  const content = block.looseDedent(level)
  parser.within('detabbed', () => readInto(parser, kind, parent, sibling, content))
  return true
}

function applies(kind: Kind, parent: Element): boolean {
  const last = parent.children.at(-1)
  return kind.isItem(parent) || (last !== undefined && kind.isList(last))
}

function readInto(parser: BlockParser, kind: Kind, parent: Element, sibling: Element, block: Block): void {
  const last = parent.children.at(-1)
  const item = sibling.children.at(-1)
  if (kind.isItem(parent)) parser.parseBlocks(last && kind.isList(last) ? last : parent, [block])
  else if (kind.isItem(sibling)) parser.parseBlocks(sibling, [block])
  else if (item && kind.isItem(item)) {
    wrapText(item)
    parser.parseLines(item, block.lines)
  } else parser.parseBlocks(addElement(sibling, kind.item), [block])
}

function levelOf(parser: BlockParser, kind: Kind, parent: Element, block: Block): { level: number; sibling: Element } {
  const wanted = Math.floor((/^ */.exec(block.first.text)?.[0].length ?? 0) / indent.length)
  let level = parser.isIn('list') ? 1 : 0
  let sibling = parent
  while (wanted > level) {
    const child = sibling.children.at(-1)
    if (!child || !(kind.isList(child) || kind.isItem(child))) break
    if (kind.isList(child)) level++
    sibling = child
  }
  return { level, sibling }
}

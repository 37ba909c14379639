import { Block, dropStart, trimmed, type Line } from './block.ts'
import { addElement, isList, wrapText, type Element } from './element.ts'
import type { BlockParser, BlockReader } from './parser.ts'

/** An item of a list. */
export interface Item {
  lines: Line[]
  /** The line with its marker. */
  head: Line
}

/** How lists are read. */
export interface ListStyle {
  /** By how many columns what belongs to an item is indented. */
  width: number
  /** Whether bullets and numbers are never in one list (`markdown.extensions.sane_lists`). */
  isSane: boolean
  /** Whether each block of bullets is a list of its own (`mdx_truly_sane_lists`). */
  isTrulySane: boolean
}

const markers = { ol: String.raw`\d+\.`, ul: '[*+-]' }

/**
 * Readers of lists, ordered ones first: a bullet or ordered list, at the start of a block (`OListProcessor`,
 * `UListProcessor`). Lines without a marker continue the item before them. It goes on in a list right before it, of
 * whatever kind unless lists are sane.
 */
export function listReaders({ width, isSane, isTrulySane }: ListStyle): BlockReader[] {
  const lead = ' '.repeat(width)
  const nested = new RegExp(`^ {${width},${2 * width - 1}}(?:${markers.ol}|${markers.ul}) +`)
  const readerOf = (tag: 'ol' | 'ul'): BlockReader => {
    const head = new RegExp(`^ {0,${width - 1}}(?:${markers[tag]}) +`)
    const marker = isSane ? head : new RegExp(`^ {0,${width - 1}}(?:${markers.ol}|${markers.ul}) +`)
    return (parser, parent, blocks) => {
      const block = blocks.at(-1) as Block
      if (!head.test(block.first.text)) return false
      blocks.pop()
      let items = itemsOf(block, marker, nested, lead)
      const last = parent.children.at(-1)
      const goesOn = isSane ? last?.tag === tag && !(isTrulySane && tag === 'ul') : isList(last)
      let list = last
      if (goesOn) {
        growItem(last?.children.at(-1))
        const first = items[0]
        items = items.slice(1)
        if (first) parser.within('looselist', () => readItem(parser, last as Element, first, lead))
      } else list = isList(parent) ? parent : addElement(parent, tag)
      parser.within('list', () => {
        for (const item of items) readItem(parser, list as Element, item, lead)
      })
      return true
    }
  }
  return [readerOf('ol'), readerOf('ul')]
}

/** Reads an item into a list. One that begins with the lead belongs to the item before it. */
export function readItem(parser: BlockParser, list: Element, { lines, head }: Item, lead: string): void {
  const isNested = lines[0]?.text.startsWith(lead) === true
  const item = isNested ? (list.children.at(-1) ?? addElement(list, 'li')) : addElement(list, 'li', [], [head])
  parser.parseBlocks(item, [new Block(lines)])
}

/** The next item makes the list a loose one: text of the last item becomes a paragraph. */
export function growItem(item: Element | undefined): void {
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

function itemsOf(block: Block, marker: RegExp, nested: RegExp, lead: string): Item[] {
  const items: Item[] = []
  for (const line of block.lines) {
    const match = marker.exec(line.text)
    const last = items.at(-1)
    if (match) items.push({ lines: [dropStart(line, match[0].length)], head: line })
    else if (last && nested.test(line.text) && !last.lines[0]?.text.startsWith(lead))
      items.push({ lines: [line], head: line })
    else last?.lines.push(line)
  }
  return items
}

/** What is indented after a list. */
export const listIndent = {
  isItem: (element: Element) => element.tag === 'li',
  isList: (element: Element) => isList(element),
  item: 'li',
}
/** What is indented after a definition, or a list in a site that has definitions. */
export const definitionIndent = {
  isItem: (element: Element) => element.tag === 'li' || element.tag === 'dd',
  isList: (element: Element) => isList(element) || element.tag === 'dl',
  item: 'dd',
}

type Kind = typeof listIndent

/**
 * A block that is indented after a list: it belongs to the last item, as deep as it is indented and lists are nested
 * (`ListIndentProcessor` and, for definitions, `DefListIndentProcessor`). Only its first line must be indented.
 *
 * @param width by how many columns
 */
export function indentedItemReader(kind: Kind, width: number): BlockReader {
  const lead = ' '.repeat(width)
  return (parser, parent, blocks) => {
    const block = blocks.at(-1) as Block
    if (!block.first.text.startsWith(lead) || parser.isIn('detabbed') || !applies(kind, parent)) return false
    blocks.pop()
    const { level, sibling } = levelOf(parser, kind, parent, block, width)
    const content = looseDedent(block, lead.repeat(level))
    parser.within('detabbed', () => readInto(parser, kind, parent, sibling, content))
    return true
  }
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

function levelOf(
  parser: BlockParser,
  kind: Kind,
  parent: Element,
  block: Block,
  width: number,
): { level: number; sibling: Element } {
  const wanted = Math.floor((/^ */.exec(block.first.text)?.[0].length ?? 0) / width)
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

/** Takes the indent from the lines that have it (`BlockProcessor.looseDetab`). */
function looseDedent(block: Block, lead: string): Block {
  return new Block(block.lines.map((line) => (line.text.startsWith(lead) ? dropStart(line, lead.length) : line)))
}

import type { Block } from './block.ts'
import { Block as BlockOfLines, dropStart, indent } from './block.ts'
import { addElement, isList, wrapText } from './element.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

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
  const content = looseDedent(block, level)
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

/** Takes the indent from the lines that have it (`BlockProcessor.looseDetab`). */
function looseDedent(block: Block, level: number): Block {
  const lead = indent.repeat(level)
  return new BlockOfLines(block.lines.map((line) => (line.text.startsWith(lead) ? dropStart(line, lead.length) : line)))
}

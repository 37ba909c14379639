import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { isBlockLevel, isTextOnly } from '../../markdown/html/elements.ts'
import { StartTagReader } from '../../markdown/html/start-tag.ts'

/** An element that is open where something is. */
export interface OpenElement {
  name: string
  /** The value of its `markdown` attribute, `1` when it has none; undefined when there is no such attribute. */
  markdown: string | undefined
  /** How many spaces and tabs its tag is indented by, where no container indents it; 0 where other text is before it. */
  indent: number
  /** Whether it is in no container. */
  isAtRoot: boolean
  /** Whether it is in no other element. */
  isOutermost: boolean
  /** The offset of its start tag, and of its end tag; of what is never closed, that of the end of the page. */
  start: number
  end: number
}

/** Messages do not name more nested elements than this. */
const mostElements = 12

/**
 * The elements around some places of a page, the outermost first.
 *
 * @param tree with positions, that of the source
 * @param offsets rising
 */
export function elementsAround(source: string, tree: Root, offsets: readonly number[]): OpenElement[][] {
  const around: OpenElement[][] = []
  const open = new OpenStack()
  const passTo = (offset: number): void => {
    while (around.length < offsets.length && (offsets[around.length] ?? Infinity) < offset)
      around.push(open.elements.slice(-mostElements))
  }
  if (offsets.length === 0) return around
  const read = (start: number, end: number, isAtRoot: boolean): void => {
    for (const { at, tag, closes } of tagsIn(source.slice(start, end), () => open.elements.at(-1)?.name ?? '')) {
      passTo(start + at)
      if (closes !== undefined) open.close(closes, start + at)
      else if (tag) {
        const indent = isAtRoot ? indentAt(source, start + at) : 0
        const isOutermost = open.elements.length === 0
        open.open({ ...tag, indent, isAtRoot, isOutermost, start: start + at, end: source.length })
      }
    }
  }
  let done = 0
  visit(tree, 'html', (node: Nodes, _, parent) => {
    const { start = done, end = done } = { start: node.position?.start.offset, end: node.position?.end.offset }
    // Of an element that is not read, in one that is, the tree has the tags and the comments alone.
    if (start > done && (open.elements.at(-1)?.markdown ?? '0') === '0' && open.elements.length > 0)
      read(done, start, parent?.type === 'root')
    passTo(start)
    read(start, end, parent?.type === 'root')
    done = Math.max(done, end)
  })
  passTo(Infinity)
  return around
}

/** Of a line that begins further back nobody asks: a page can be one long line of tags. */
const furthest = 80

/** How many spaces and tabs are before an offset on its line, in columns; 0 where there is anything else. */
export function indentAt(source: string, offset: number): number {
  const start = Math.max(0, offset - furthest)
  const near = source.slice(start, offset)
  const lineFeed = near.lastIndexOf('\n')
  const before = near.slice(lineFeed + 1)
  return before.trim() === '' && (lineFeed !== -1 || start === 0) ? before.replaceAll('\t', '    ').length : 0
}

interface Tag {
  at: number
  tag?: Pick<OpenElement, 'name' | 'markdown'>
  /** The name in an end tag. */
  closes?: string
}

/** The tags of block-level elements in a piece of HTML; what is in comments is none. */
function* tagsIn(html: string, innermost: () => string): Generator<Tag> {
  const tags = new StartTagReader(html)
  const lastClose = html.lastIndexOf('-->')
  for (let at = html.indexOf('<'); at !== -1; ) {
    let end = at + 1
    if (html.startsWith('<!--', at)) {
      if (at + 4 <= lastClose) end = html.indexOf('-->', at + 4) + 3
    } else if (html.charAt(at + 1) === '/') {
      const closes = /^[a-z][^\s/>]*/i.exec(html.slice(at + 2, at + 60))?.[0].toLowerCase()
      if (closes !== undefined && (!isTextOnly(innermost()) || innermost() === closes)) yield { at, closes }
    } else if (/[a-z]/i.test(html.charAt(at + 1)) && !isTextOnly(innermost())) {
      const tag = tags.read(at)
      end = tag.end
      if (tag.name !== undefined && isBlockLevel(tag.name) && !tag.isSelfClosing && tag.name !== 'hr')
        yield { at, tag: { name: tag.name, markdown: tag.markdown } }
    }
    at = html.indexOf('<', end)
  }
}

/** What is open, with how many of each name: who closes what nobody opened need not be looked for. */
class OpenStack {
  readonly elements: OpenElement[] = []
  readonly #counts = new Map<string, number>()

  open(element: OpenElement): void {
    this.elements.push(element)
    this.#counts.set(element.name, (this.#counts.get(element.name) ?? 0) + 1)
  }

  /** @param offset of the end tag */
  close(name: string, offset: number): void {
    if ((this.#counts.get(name) ?? 0) === 0) return
    for (let closed = this.elements.pop(); closed; closed = this.elements.pop()) {
      this.#counts.set(closed.name, (this.#counts.get(closed.name) ?? 1) - 1)
      closed.end = offset
      if (closed.name === name) return
    }
  }
}

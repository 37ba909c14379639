import type { BlockContent, DefinitionContent, ListItem, RootContent, TableCell, TableRow } from 'mdast'
import type { Span } from '../../../core/span.ts'
import type { Line } from '../blocks/block.ts'
import type { Element } from '../blocks/element.ts'
import { placeholders } from '../placeholder.ts'
import { containerNode } from './container.ts'
import { headingNode } from './heading.ts'
import { htmlNode, htmlNodes, htmlOf, phrasingOf, type Context } from './phrasing.ts'

export type Flow = BlockContent | DefinitionContent

/** The nodes of an element's text, its children and what follows each of them. */
export function contentOf(context: Context, element: Element): Flow[] {
  return [
    ...textNodes(context, element.text),
    ...element.children.flatMap((child) => [...flowOf(context, child), ...textNodes(context, child.tail)]),
  ]
}

/** The nodes of an element. Lists of definitions and sets of tabs have no node of their own. */
function flowOf(context: Context, element: Element): Flow[] {
  if (element.source) return htmlElementNodes(context, element)
  switch (element.tag) {
    case 'p':
    case 'dt':
    case 'span':
    case 'title':
      return textNodes(context, element.text)
    case 'raw':
      return placeholdersIn(element.text).flatMap((id) => htmlOf(context, id))
    case 'heading':
      return [headingNode(context, element)]
    case 'hr':
      return [{ type: 'thematicBreak', ...positioned(context, element.head) }]
    case 'code':
    case 'math':
      return codeNodes(context, element)
    case 'ul':
    case 'ol':
      return [listNode(context, element)]
    case 'table':
      return [tableNode(context, element)]
    case 'dl':
    case 'tabs':
      return contentOf(context, element)
    default:
      return [containerNode(context, element)]
  }
}

/** A paragraph; where a text is nothing but comments and fenced code, the nodes of these. */
function textNodes(context: Context, lines: readonly Line[]): Flow[] {
  if (lines.every(({ text }) => text.trim() === '')) return []
  const text = lines.map((line) => line.text).join('\n')
  if (text.includes('\u0002') && text.replace(placeholders, '').trim() === '')
    return placeholdersIn(lines).flatMap((id) => blockOf(context, id))
  const children = phrasingOf(context, lines)
  const isHtmlOnly = children.every(
    (node) => node.type === 'html' || (node.type === 'text' && node.value.trim() === ''),
  )
  if (isHtmlOnly && children.length > 0) return children.filter((node) => node.type === 'html')
  return [{ type: 'paragraph', children, position: context.places.positionOf(spanOfLines(lines)) }]
}

function placeholdersIn(lines: readonly Line[]): number[] {
  return lines.flatMap(({ text }) => [...text.matchAll(placeholders)].map((match) => Number(match[1])))
}

function blockOf(context: Context, id: number): Flow[] {
  const stashed = context.stash[id]
  if (stashed?.kind === 'fence') return [fenceNode(context, stashed, stashed.language)]
  if (stashed?.kind !== 'html') return htmlOf(context, id)
  return [...stashed.pieces, ...stashed.tail].map((piece) =>
    piece.kind === 'html' ? htmlNode(context.places, piece) : fenceNode(context, piece, ''),
  )
}

function fenceNode({ places }: Context, span: Span, language: string): Flow {
  const value = places.textOf(span).split('\n').slice(1, -1).join('\n')
  return { type: 'code', lang: language || null, value, position: places.positionOf(span) }
}

/** An element with a `markdown` attribute: its tags, and what was read of its content between them. */
function htmlElementNodes(context: Context, element: Element): Flow[] {
  const { start = 0, contentStart = 0, contentEnd = 0, end = 0, tail = [] } = element.source ?? {}
  const nodes: Flow[] = [htmlNode(context.places, { start, end: contentStart }), ...contentOf(context, element)]
  if (end > contentEnd) nodes.push(htmlNode(context.places, { start: contentEnd, end }))
  return [...nodes, ...htmlNodes(context.places, tail)]
}

function listNode(context: Context, element: Element): Flow {
  const children = element.children.map((item): ListItem => {
    const content = contentOf(context, item)
    return {
      type: 'listItem',
      spread: null,
      checked: null,
      children: content,
      ...enclosing(context, item.head, content),
    }
  })
  return {
    type: 'list',
    ordered: element.tag === 'ol',
    start: null,
    spread: null,
    children,
    ...enclosing(context, [], children),
  }
}

function tableNode(context: Context, element: Element): Flow {
  const children = element.children.map((row): TableRow => {
    const cells = row.children.map((cell): TableCell => {
      return { type: 'tableCell', children: phrasingOf(context, cell.text), ...positioned(context, cell.text) }
    })
    return { type: 'tableRow', children: cells, ...positioned(context, row.head) }
  })
  return { type: 'table', align: null, children, ...enclosing(context, [], children) }
}

/** Code; where HTML was taken out of one of its lines before, the renderer puts it back as HTML. */
function codeNodes(context: Context, { tag, text }: Element): Flow[] {
  const value = text.map((line) => line.text).join('\n')
  const code: Flow = { type: 'code', lang: tag === 'math' ? 'math' : null, value, ...positioned(context, text) }
  if (!value.includes('\u0002')) return [code]
  const mixed = text.filter((line) => line.text.replace(placeholders, '').trim() !== '')
  return [code, ...placeholdersIn(mixed).flatMap((id) => htmlOf(context, id))]
}

/** The position of some lines of the page. */
export function positioned({ places }: Context, lines: readonly Line[]): Pick<RootContent, 'position'> {
  return { position: places.positionOf(spanOfLines(lines)) }
}

/** The position of a container: from its opening line to the end of its content. */
export function enclosing(
  context: Context,
  head: readonly Line[],
  content: readonly RootContent[],
): Pick<RootContent, 'position'> {
  const own = head.length > 0 ? spanOfLines(head) : undefined
  const starts = content.map((node) => node.position?.start.offset ?? Infinity)
  const ends = content.map((node) => node.position?.end.offset ?? 0)
  const start = Math.min(own?.start ?? Infinity, starts[0] ?? Infinity)
  const end = Math.max(own?.end ?? 0, ends.at(-1) ?? 0)
  return { position: context.places.positionOf({ start: Number.isFinite(start) ? start : 0, end }) }
}

function spanOfLines(lines: readonly Line[]): Span {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return { start: 0, end: 0 }
  const start = first.in.originOf(first.at)
  return { start, end: last.text === '' ? start : Math.max(start, last.in.endOf(last.at + last.text.length)) }
}

import type { BlockContent, DefinitionContent, ListItem, TableCell, TableRow } from 'mdast'
import type { Span } from '../../../core/span.ts'
import type { Line } from '../blocks/block.ts'
import type { Element } from '../blocks/element.ts'
import { placeholders, type StashedFence } from '../placeholder.ts'
import { headingNode } from './heading.ts'
import { htmlNode, htmlNodes, htmlOf, phrasingOf } from './phrasing.ts'
import { enclosing, positioned, spanOfLines, type Context } from './places.ts'

type Flow = BlockContent | DefinitionContent

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
    case 'generic':
      return [genericBlockNode(context, element)]
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
  if (stashed?.kind === 'fence') return [fenceNode(context, stashed)]
  if (stashed?.kind !== 'html') return htmlOf(context, id)
  return [...stashed.pieces, ...stashed.tail].map((piece) =>
    piece.kind === 'html' ? htmlNode(context.places, piece) : fenceInHtml(context, piece),
  )
}

function fenceNode({ places }: Context, fence: StashedFence): Flow {
  const [opening = '', ...lines] = fence.lines.map(({ text }) => text.slice(fence.width))
  const info = opening.replace(/^[`~]+/, '').trim()
  const meta = info.replace(/^\.(?=\w)/, '')
  return {
    type: 'code',
    lang: fence.language || null,
    meta: (meta.startsWith(fence.language) ? meta.slice(fence.language.length).trim() : info) || null,
    value: lines.slice(0, -1).join('\n'),
    position: places.positionOf(fence),
  }
}

/** In the midst of raw HTML. */
function fenceInHtml({ places }: Context, span: Span): Flow {
  const value = places.textOf(span).split('\n').slice(1, -1).join('\n')
  return { type: 'code', lang: null, value, position: places.positionOf(span) }
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

/** Code. HTML that was taken out of its lines before is text in it again (Python-Markdown 3.8 and later). */
function codeNodes(context: Context, { tag, text }: Element): Flow[] {
  const value = text.map((line) => line.text).join('\n')
  return [{ type: 'code', lang: tag === 'math' ? 'math' : null, value, ...positioned(context, text) }]
}

/** A block of `pymdownx.blocks`; what is shown as it is holds no comments. */
function genericBlockNode(context: Context, element: Element): Flow {
  const { name = '', argument = null, content = 'blocks' } = element.generic ?? {}
  const { text, ...rest } = element
  const isShown = content === 'raw' || content === 'html'
  const own: Flow[] = []
  if (content === 'raw' && text.length > 0)
    own.push({ type: 'code', value: text.map((line) => line.text).join('\n'), ...positioned(context, text) })
  if (content === 'html' && text.length > 0) own.push(htmlNode(context.places, spanWithHtml(context, text)))
  // `!!!` in it is read before the block sees it; in a script nobody sees it either.
  const isScript = name === 'html' && /^(?:script|style)\b/i.test(argument ?? '')
  const children = isScript ? own : [...own, ...contentOf(context, isShown ? { ...rest, text: [] } : element)]
  return { type: 'genericBlock', name, argument, content, children, ...enclosing(context, element.head, children) }
}

/** From where the first of some lines begins to where the last one ends, with all of the HTML that was taken out of it. */
function spanWithHtml({ stash }: Context, lines: readonly Line[]): Span {
  const { start, end } = spanOfLines(lines)
  const ends = placeholdersIn(lines.slice(-1)).flatMap((id) => {
    const stashed = stash[id]
    return stashed?.kind === 'html' ? stashed.pieces.map((piece) => piece.end) : []
  })
  return { start, end: Math.max(end, ...ends) }
}

/** The node of a block quote, a footnote, a definition or one of the containers of MkDocs. */
function containerNode(context: Context, element: Element): Flow {
  const children = contentOf(context, element)
  const { position } = enclosing(context, element.head, children)
  const place = { children, ...(position && { position }) }
  const head = element.head[0]?.text ?? ''
  const title = /"(.*)"/.exec(head)?.[1] ?? null
  const kind = (/^(?:!!!|\?{3}\+?) *([^"]*)/.exec(head)?.[1] ?? '').replace(/(?<! ) +$/, '')
  switch (element.tag) {
    case 'admonition':
      return { type: 'admonition', kind, title, ...place }
    case 'details':
      return { type: 'details', kind, title, isOpen: head.startsWith('???+'), ...place }
    case 'tab':
      return {
        type: 'contentTab',
        title: title ?? '',
        startsSet: /^===\+?!/.test(head),
        isSelected: /^===!?\+/.test(head),
        ...place,
      }
    case 'dd':
      return { type: 'definitionBody', ...place }
    case 'footnote':
      return {
        type: 'footnoteDefinition',
        identifier: (element.label ?? '').toLowerCase(),
        label: element.label ?? '',
        ...place,
      }
    default:
      return { type: 'blockquote', ...place }
  }
}

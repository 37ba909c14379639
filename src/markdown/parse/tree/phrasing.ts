import type { Html, PhrasingContent } from 'mdast'
import type { Point, Position } from 'unist'
import { lastUpTo } from '../../../core/binary-search.ts'
import type { Span } from '../../../core/span.ts'
import type { Line } from '../blocks/block.ts'
import { piecesOf, type Piece } from '../inline/pieces.ts'
import { InlineText } from '../inline/text.ts'
import type { HtmlPiece, MarkdownElement, Stashed } from '../placeholder.ts'
import { TracedText } from '../traced-text.ts'

/** What is needed to make nodes of text. */
export interface Context {
  places: Places
  stash: readonly Stashed[]
  references: ReadonlySet<string>
}

/** The phrasing of some lines: comments, and around them text, code and links. Emphasis and the like stay text. */
export function phrasingOf(context: Context, lines: readonly Line[]): PhrasingContent[] {
  const inline = new InlineText(lines)
  if (inline.text === '') return []
  const whole = { start: 0, end: inline.text.length }
  if (!/<!--|\u0002|<\/?(?:script|style)/i.test(inline.text)) return [textNode(context, inline, whole)]
  return nodesOf(context, inline, piecesOf(inline.text, context.references), whole)
}

function nodesOf(
  context: Context,
  inline: InlineText,
  pieces: readonly Piece[],
  { start, end }: Span,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let done = start
  for (const piece of pieces) {
    if (piece.start > done) nodes.push(textNode(context, inline, { start: done, end: piece.start }))
    for (const node of nodesOfPiece(context, inline, piece)) nodes.push(node)
    done = piece.end
  }
  if (end > done) nodes.push(textNode(context, inline, { start: done, end }))
  return nodes
}

function nodesOfPiece(context: Context, inline: InlineText, piece: Piece): PhrasingContent[] {
  const { places } = context
  if (piece.kind === 'placeholder') return htmlOf(context, piece.id ?? -1)
  const span = spanOf(inline, piece)
  const position = places.positionOf(span)
  if (piece.kind === 'html') return [{ type: 'html', value: places.textOf(span), position }]
  if (piece.kind === 'code') return [{ type: 'inlineCode', value: places.textOf(span), position }]
  const inner = piece.pieces ?? []
  if (inner.length === 0) return [textNode(context, inline, piece)]
  return [{ type: 'link', url: '', children: nodesOf(context, inline, inner, piece), position }]
}

/** The HTML that a placeholder stands for; a fenced code block in a line of text is none. */
export function htmlOf(context: Context, id: number): Html[] {
  const { places, stash } = context
  const stashed = stash[id]
  if (stashed?.kind === 'html') return htmlNodes(places, [...stashed.pieces, ...stashed.tail])
  if (stashed?.kind !== 'element') return []
  return [...htmlWithin(context, stashed.element), ...htmlNodes(places, stashed.element.tail)]
}

/** The HTML in an element whose content the renderer does not come to read. */
function htmlWithin(context: Context, element: MarkdownElement): Html[] {
  return element.content.flatMap((part) => {
    if (!(part instanceof TracedText)) return htmlWithin(context, part)
    return [...part.text.matchAll(/\u0002(\d+)\u0003/g)].flatMap((match) => htmlOf(context, Number(match[1])))
  })
}

/** The nodes of pieces of HTML; fenced code in their midst is left out. */
export function htmlNodes(places: Places, pieces: readonly HtmlPiece[]): Html[] {
  return pieces.filter(({ kind }) => kind === 'html').map((piece) => htmlNode(places, piece))
}

/** The node of a stretch of HTML. */
export function htmlNode(places: Places, span: Span): Html {
  return { type: 'html', value: places.textOf(span), position: places.positionOf(span) }
}

function textNode({ places }: Context, inline: InlineText, piece: Span): PhrasingContent {
  const span = spanOf(inline, piece)
  return { type: 'text', value: places.textOf(span), position: places.positionOf(span) }
}

function spanOf(inline: InlineText, { start, end }: Span): Span {
  return { start: inline.originOf(start), end: inline.endOf(end) }
}

/** Lines and columns of a page. */
export class Places {
  readonly source: string
  readonly #lineStarts: number[] = [0]

  constructor(source: string) {
    this.source = source
    for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) this.#lineStarts.push(end + 1)
  }

  positionOf({ start, end }: Span): Position {
    return { start: this.#pointOf(start), end: this.#pointOf(end) }
  }

  textOf({ start, end }: Span): string {
    return this.source.slice(start, end)
  }

  #pointOf(offset: number): Point {
    const line = lastUpTo(this.#lineStarts, offset)
    return { line: line + 1, column: offset - (this.#lineStarts[line] ?? 0) + 1, offset }
  }
}

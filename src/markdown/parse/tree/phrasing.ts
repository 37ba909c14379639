import type { Html, PhrasingContent } from 'mdast'
import type { Line } from '../blocks/block.ts'
import { lastUpTo } from '../../../core/sort.ts'
import type { Span } from '../../../core/span.ts'
import { piecesOf, type Piece } from '../inline/pieces.ts'
import { placeholders, type HtmlPiece, type MarkdownElement } from '../placeholder.ts'
import type { Context, Places } from './places.ts'

/** The phrasing of some lines: comments, and around them text, code and links. Emphasis and the like stay text. */
export function phrasingOf(context: Context, lines: readonly Line[]): PhrasingContent[] {
  const inline = new InlineText(lines)
  if (inline.text === '') return []
  const whole = { start: 0, end: inline.text.length }
  // A word processor makes `<!—` of `<!--`: whether that is code is asked, too.
  if (!/<![-–—]|\u0002|<\/?(?:script|style)/i.test(inline.text)) return [textNode(context, inline, whole)]
  return nodesOf(context, inline, piecesOf(inline.text, context.references, context.mathInText), whole)
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

/** The HTML that a placeholder replaces; a fenced code block in a line of text is none. */
export function htmlOf(context: Context, id: number): Html[] {
  const { places, stash } = context
  const stashed = stash[id]
  if (stashed?.kind === 'html') return htmlNodes(places, [...stashed.pieces, ...stashed.tail])
  if (stashed?.kind !== 'element') return []
  return [...htmlWithin(context, stashed.element), ...htmlNodes(places, stashed.element.tail)]
}

/** The HTML in an element whose content the renderer does not come to read. */
function htmlWithin(context: Context, element: MarkdownElement): Html[] {
  return [...element.content.text.matchAll(placeholders)].flatMap((match) => htmlOf(context, Number(match[1])))
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

/** Lines as one text, in which each character knows where it comes from in the page. */
class InlineText {
  readonly text: string
  readonly #lines: readonly Line[]
  readonly #starts: number[] = []

  constructor(lines: readonly Line[]) {
    this.#lines = lines
    this.text = lines.map((line) => line.text).join('\n')
    let start = 0
    for (const line of lines) {
      this.#starts.push(start)
      start += line.text.length + 1
    }
  }

  /** The offset in the page of the character at the index. */
  originOf(index: number): number {
    const number = lastUpTo(this.#starts, index)
    const line = this.#lines[number]
    return line ? line.in.originOf(line.at + index - (this.#starts[number] ?? 0)) : 0
  }

  /** The offset in the page after the character before the index. */
  endOf(index: number): number {
    return index === 0 ? this.originOf(0) : this.originOf(index - 1) + 1
  }
}

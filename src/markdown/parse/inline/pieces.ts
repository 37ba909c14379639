import type { Span } from '../../../core/span.ts'
import { htmlIn } from './html.ts'
import { linkTargetEnd } from './link-target.ts'
import { maskLiterals, maskSpans } from './mask.ts'
import { placeholders } from '../placeholder.ts'

/** A part of a text that is more than text. Pieces do not overlap. */
export interface Piece extends Span {
  kind: 'html' | 'code' | 'link' | 'placeholder'
  /** Of a link: what is in its text. */
  pieces?: Piece[]
  /** Of a placeholder: its number. */
  id?: number
}

interface Link extends Span {
  isImage: boolean
  /** Between its brackets. */
  label: Span
}

/**
 * The fifth stage, as far as it matters to comments: which parts of a text are comments, code and links. The order is
 * that of Python-Markdown's inline patterns: code and mathematics come first, then links, whose targets and titles are
 * attributes, then HTML.
 *
 * @param references labels of link references, lower case
 * @param math the ways of writing a formula that the site has, as `mathWays` names them
 */
export function piecesOf(text: string, references: ReadonlySet<string>, math: readonly string[]): Piece[] {
  const { text: literal, code } = maskLiterals(text, math)
  const links = literal.includes('[') ? linksIn(literal, references) : []
  const outer = maskSpans(literal, links)
  const pieces: Piece[] = htmlPieces(outer, 0)
  for (const { start, end, isImage, label } of links) {
    const inner: Piece[] = isImage ? [] : htmlPieces(withoutImages(literal, label, references), label.start)
    for (const piece of placeholdersIn(text, label)) if (!isImage) inner.push(piece)
    pieces.push({ kind: 'link', start, end, pieces: inner })
  }
  const own = placeholdersIn(maskSpans(text, links), { start: 0, end: text.length })
  return withoutOverlaps([...pieces, ...own, ...code.flatMap((span) => codePieces(text, span))])
}

/** The text of a link, in which what is in an image is masked. */
function withoutImages(text: string, { start, end }: Span, references: ReadonlySet<string>): string {
  const label = text.slice(start, end)
  if (!label.includes('![')) return label
  return maskSpans(
    label,
    linksIn(label, references).filter(({ isImage }) => isImage),
  )
}

function htmlPieces(text: string, offset: number): Piece[] {
  return htmlIn(text).map(({ start, end }) => ({ kind: 'html', start: offset + start, end: offset + end }))
}

function placeholdersIn(text: string, { start, end }: Span): Piece[] {
  return [...text.slice(start, end).matchAll(placeholders)].map((match) => {
    const at = start + match.index
    return { kind: 'placeholder', start: at, end: at + match[0].length, id: Number(match[1]) }
  })
}

/** Code, but for the placeholders in it: the renderer puts back what they replaced. */
function codePieces(text: string, span: Span): Piece[] {
  const inner = placeholdersIn(text, span)
  return inner.length > 0 ? inner : [{ kind: 'code', ...span }]
}

function linksIn(text: string, references: ReadonlySet<string>): Link[] {
  const closing = closingBrackets(text)
  const links: Link[] = []
  let open = text.indexOf('[')
  while (open !== -1) {
    const close = closing.get(open)
    const end = close === undefined ? -1 : linkEnd(text, open, close, references)
    if (close !== undefined && end !== -1) {
      const isImage = text.charAt(open - 1) === '!'
      links.push({ start: isImage ? open - 1 : open, end, isImage, label: { start: open + 1, end: close } })
    }
    open = text.indexOf('[', end === -1 ? open + 1 : end)
  }
  return links
}

function linkEnd(text: string, open: number, close: number, references: ReadonlySet<string>): number {
  const end = linkTargetEnd(text, close + 1)
  if (end !== -1 || references.size === 0) return end
  label.lastIndex = close + 1
  const reference = label.exec(text)
  const own = text.slice(open + 1, close).toLowerCase()
  if (reference) return references.has(reference[1]?.toLowerCase() || own) ? close + 1 + reference[0].length : -1
  return references.has(own) ? close + 1 : -1
}

const label = /\s?\[([^\]]*)\]/y

function closingBrackets(text: string): Map<number, number> {
  const closing = new Map<number, number>()
  const open: number[] = []
  for (const match of text.matchAll(/[[\]]/g)) {
    if (match[0] === '[') open.push(match.index)
    else {
      const start = open.pop()
      if (start !== undefined) closing.set(start, match.index)
    }
  }
  return closing
}

function withoutOverlaps(pieces: Piece[]): Piece[] {
  let end = 0
  return pieces
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((piece) => {
      if (piece.start < end) return false
      end = piece.end
      return true
    })
}

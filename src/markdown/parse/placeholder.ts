import type { ContentMode } from '../html/content-mode.ts'
import type { Line } from './blocks/block.ts'
import type { TracedText } from './traced-text.ts'

/**
 * Placeholders replace what a stage has processed, so that later stages pass over it: `\u0002`, a number, `\u0003`.
 * White space normalisation has taken both characters out of the page, so nothing else looks like one.
 */
export function placeholder(id: number): string {
  return `\u0002${id}\u0003`
}

/** Finds placeholders; group 1 is the number. */
export const placeholders = /\u0002(\d+)\u0003/g

/** A placeholder at the start of a text; group 1 is the number. */
export const leadingPlaceholder = /^\u0002(\d+)\u0003/

/** What a placeholder replaces. Offsets are those of the page's text. */
export type Stashed = StashedFence | StashedHtml | StashedElement

/** A fenced code block, from the start of its opening line to the end of its closing one. */
export interface StashedFence {
  kind: 'fence'
  start: number
  end: number
  language: string
  /** Its lines after white space normalisation, and how wide what is before them is. */
  lines: Line[]
  width: number
}

/** Raw HTML, a comment among it. */
export interface StashedHtml {
  kind: 'html'
  pieces: HtmlPiece[]
  /** Comments further on in its line, which the renderer puts elsewhere. */
  tail: HtmlPiece[]
}

/** A stretch of raw HTML, or a fenced code block in its midst. */
export interface HtmlPiece {
  kind: 'html' | 'fence'
  start: number
  end: number
}

/** An element with a `markdown` attribute. */
export interface StashedElement {
  kind: 'element'
  element: MarkdownElement
}

export interface MarkdownElement {
  name: string
  mode: ContentMode
  /** The start tag. */
  start: number
  contentStart: number
  /** The end tag; where the element just ends, both are the same. */
  contentEnd: number
  end: number
  /** Its content, in which placeholders replace the elements in it. */
  content: TracedText
  /** Comments after it in the line of its end tag, which the renderer puts elsewhere. */
  tail: HtmlPiece[]
}

import type { Span } from './span.ts'

/** A listing as Markdown text: `\n` line ends, no container prefix, no final line end. */
export interface GeneratedText {
  text: string
  /** Whether it stands within a line, with nothing between it and its comments. */
  isInline: boolean
}

/** Replaces what stands in the span by the text. */
export interface Edit extends Span {
  text: string
}

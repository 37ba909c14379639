import type { Span } from '../../core/span.ts'

/** Where a comment is, as far as it matters to what can be put there. */
export type CommentSetting =
  /** Alone on its line (or with other comments only), where blocks can be. */
  | 'block'
  /** Within a line of a paragraph. */
  | 'inline'
  /**
   * At the start of a line that goes on with text. Python-Markdown (`HTMLExtractor`) then moves other comments and
   * character references of that line to the end of the page.
   */
  | 'line-start'
  | 'heading'
  | 'table-cell'
  | 'link'
  /** Within raw HTML in which the renderer reads no Markdown, `<pre>` and `<textarea>` among it. */
  | 'raw-html'
  /**
   * Within an element whose content the renderer reads as a line of text: `<td markdown>`, `<p markdown>`, any one with
   * `markdown="span"`.
   */
  | 'span-html'
  /** Within `<?…?>` or `<![CDATA[…]]>`. Directives that no reader sees as comments are said to be there, too. */
  | 'script'
  /** Within an HTML block of CommonMark, in which no Markdown is read. */
  | 'html-block'

/** An HTML comment that the renderer, too, takes for one. Spans from the `<` of `<!--` to after the `>` of `-->`. */
export interface Comment extends Span {
  /** What is between `<!--` and `-->`. */
  text: string
  setting: CommentSetting
  /** The line that it is on: from where that begins to the line feed at its end, or to the end of the text. */
  line: Span
  /** What each further line must begin with to be in the same container as the comment: spaces, tabs and `>`. */
  prefix: string
  /** The depth of a heading that would begin a section here, below the one that it is in; null in a container. */
  headingDepth: number | null
  /** Whether its innermost container is a list item. */
  isInList: boolean
  /** The extensions with which it would be a block; never empty. */
  lacks?: readonly string[]
}

/** Whether what is put beside a comment would reach the reader as raw text, whatever it is. */
export function isRawSetting(setting: CommentSetting): boolean {
  return setting === 'raw-html' || setting === 'script' || setting === 'html-block' || setting === 'line-start'
}

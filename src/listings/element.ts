import type { Html, RootContent } from 'mdast'
import type { Comment } from '../markdown/comments/comment.ts'
import type { DialectName } from '../markdown/dialect.ts'

/**
 * Whether an element around a listing needs the attribute `markdown` in the place of a comment. Python-Markdown takes an
 * element for HTML before it looks for containers, and only where a line begins with it, after three spaces at most
 * (`HTMLExtractor.at_line_start` of its htmlparser.py, 3.4 and later): there it reads Markdown in elements with the
 * attribute (`HTMLExtractorExtra` of `md_in_html`). Further in, in an item of a list or a quote, tags are text like any
 * other, Markdown is read between them, and the attribute would reach the reader's browser.
 */
export function elementsAreMarked({ prefix }: Pick<Comment, 'prefix'>, dialect: DialectName): boolean {
  return prefix === '' || (dialect === 'python-markdown' && /^ {1,3}$/.test(prefix))
}

/**
 * A `div` around blocks.
 *
 * @param classes for its style
 * @param others its other attributes as they are to be written, with a space before each
 * @param isMarked as `elementsAreMarked` says of its place
 */
export function division(
  classes: string,
  others: string,
  nodes: readonly RootContent[],
  isMarked: boolean,
): RootContent[] {
  return [html(`<div class="${classes}"${isMarked ? ' markdown' : ''}${others}>`), ...nodes, html('</div>')]
}

/**
 * The value of an attribute, its characters as references: to Python-Markdown's extensions many are syntax even within a
 * tag.
 */
export function attribute(value: string): string {
  return value.replace(/[^\p{L}\p{N} ,;()/-]/gu, (character) => `&#${character.codePointAt(0)};`)
}

function html(value: string): Html {
  return { type: 'html', value }
}

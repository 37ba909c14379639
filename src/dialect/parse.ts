import type { Root } from 'mdast'
import type {} from './mkdocs-syntax/nodes.ts'
import { readPage } from './python-markdown/read-page.ts'

/**
 * Parses a page as Python-Markdown with pymdownx reads it.
 *
 * The tree says what stands where: containers, headings with their phrasing, code, raw HTML and comments. Of other
 * text it says only what is code, link or comment. White space and fences that Python-Markdown sees differently than
 * CommonMark are Python-Markdown's.
 *
 * @param source the page's text without byte order mark
 * @param bodyStart where the front matter ends, as MkDocs cuts it; what stands before it is no Markdown
 * @returns a tree whose positions and 0-based offsets are those of `source`
 */
export function parsePage(source: string, bodyStart: number): Root {
  return readPage(source, bodyStart)
}

import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/**
 * Parses a page.
 *
 * @param source the page's text without byte order mark
 * @param bodyStart where the front matter ends; what stands before it is no Markdown
 * @returns a tree whose offsets are those of `source`
 */
export function parsePage(source: string, bodyStart: number): Root {
  return fromMarkdown(source.slice(0, bodyStart).replace(/[^\r\n]/g, ' ') + source.slice(bodyStart))
}

import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'

/** A line that opens more than a hundred nested quotes and list items; micromark takes cubic time for these. */
const tooDeep = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){101}[^\n]*/gm

/**
 * Parses a page as remark-parse does with GFM. What is in more than a hundred containers that one line opens is read as
 * text, as the renderer of MkDocs reads it. Of GFM it takes what can hold a comment: tables and footnotes. Loading all
 * of remark-gfm takes longer than reading a small site.
 *
 * @param source the page's text without byte order mark
 * @param bodyStart where the front matter ends; what is before it is not Markdown
 * @returns a tree whose positions and 0-based offsets are those of `source`
 */
export function parseCommonMark(source: string, bodyStart: number): Root {
  const head = source.slice(0, bodyStart).replace(/[^\r\n]/g, ' ')
  const body = head + source.slice(bodyStart).replace(tooDeep, (line) => 'x'.repeat(line.length))
  return fromMarkdown(body, {
    extensions: [gfmTable(), gfmFootnote()],
    mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
  })
}

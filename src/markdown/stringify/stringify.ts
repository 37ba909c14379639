import type { PhrasingContent, RootContent } from 'mdast'
import type { Options } from 'mdast-util-to-markdown'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { heading, list, listItem, paragraph, separateLists, table } from './blocks.ts'
import { emphasis, hardBreak, html, image, inlineCode, link, strikethrough, strong } from './phrasing.ts'
import { plainTable } from './plain.ts'
import { characterReference, text } from './text.ts'
import { unsafe } from './unsafe.ts'

/**
 * An mdast-util-to-markdown extension that writes what Python-Markdown, its own extensions, pymdownx and Material
 * read back as the same nodes. CommonMark and GitHub read it likewise.
 *
 * Footnotes and front matter have no handler: mdast-util-to-markdown throws on them.
 */
export const pythonMarkdownToMarkdown: Options = {
  bullet: '-',
  handlers: {
    break: hardBreak,
    delete: strikethrough,
    emphasis,
    heading,
    html,
    image,
    inlineCode,
    link,
    list,
    listItem,
    paragraph,
    strong,
    table,
    text,
  },
  join: [separateLists],
  unsafe,
}

const printer = unified().use(remarkStringify).data('toMarkdownExtensions', [pythonMarkdownToMarkdown]).freeze()

/**
 * Blocks as Markdown. Lines end in `\n`, there is no final line end and no container prefix; the text may be
 * anywhere but on the first lines of a page, where MkDocs would take `Word: text` for metadata.
 *
 * Text is shown as it is, except:
 * - white space (tabs and line ends too; not the no-break and typographic spaces) is folded to one space, and dropped
 *   at the start and end of a block, a table cell or a list item, where the renderer drops any Unicode white space;
 * - control characters are dropped (Python-Markdown marks its own places with U+0002 and U+0003), lone surrogates
 *   become U+FFFD;
 * - bidirectional embeddings, overrides and isolates are written as character references: the renderer shows the same
 *   text, and the source does not show another one than it holds. Zero-width characters stay as they are, for
 *   scripts and emoji need them;
 * - a definition of an abbreviation elsewhere on the page wraps the word in `<abbr>`, as its author wants.
 *
 * A link, heading or list item without visible text comes out as just that: the caller decides what to show instead.
 */
export function serialize(nodes: RootContent[]): string {
  return plainTable(nodes) ?? printer.stringify({ type: 'root', children: nodes }).replace(/\n$/, '')
}

/**
 * Phrasing as one line of Markdown, by the rules of `serialize`: for within a line, a heading or a table cell.
 *
 * Not for a line that begins with a comment or another HTML block: Python-Markdown (`HTMLExtractor` in its
 * htmlparser.py) moves all character references and comments in the rest of such a line to the end of the page, and to
 * CommonMark the whole line is HTML.
 */
export function serializePhrasing(nodes: PhrasingContent[]): string {
  return serialize([{ type: 'paragraph', data: { isWithinLine: true }, children: nodes }])
}

/**
 * A text as Markdown that shows it just as it is, whatever is before and behind it in a line: also at the start of a
 * line, in the text of a link, a table cell and an attribute in quotation marks, which Python-Markdown ends at a `>`. Not for code.
 */
export function serializeAnywhere(value: string): string {
  const written = serializePhrasing([{ type: 'text', value }]).replace(/[\]"'<>]|&(?!#x[\dA-F]+;)/g, characterReference)
  // Signs at the edges can make marks with what the template has beside them.
  return written.replace(/^[=+!:@-]+|(?<![=+!:@-])[=+!:@-]+$/g, (characters) =>
    characters.replace(/./g, characterReference),
  )
}

import type { Nodes, Root } from 'mdast'
import type { Span } from '../../core/span.ts'
import { linesOfComments } from './comment-lines.ts'
import { headingDepths, innermostContainer, prefixFor, rootHeadings, settingFor } from './comment-place.ts'
import type { Comment } from './comment.ts'
import { RawHtmlComments } from './raw-html-comments.ts'

interface Found extends Span {
  isRaw: boolean
  ancestors: Nodes[]
}

/**
 * Finds the HTML comments of a page, in document order.
 *
 * Every `html` node of the tree is looked through, for one node may hold several comments, or tags and text beside them.
 * What stands in code, in attributes, in `<script>` and in other comments is no comment, and neither is `\<!--`, which
 * the renderer takes for one behind a backslash. Works on the tree of `parsePage` and, as far as its tree goes, on that
 * of `remark-parse`.
 *
 * @param source the text that the tree was made from
 * @param tree with positions
 */
export function findComments(source: string, tree: Root): Comment[] {
  const found = commentsIn(source, tree)
  const lines = linesOfComments(source, found)
  const depths = headingDepths(
    rootHeadings(tree),
    found.map(({ start }) => start),
    generatedSpans(source, found),
  )
  return found.flatMap(({ start, end, isRaw, ancestors }, index) => {
    const line = lines[index]
    if (!line) return []
    const setting = isRaw ? 'raw-html' : settingFor(line, ancestors)
    const headingDepth = ancestors.length > 1 ? null : (depths[index] ?? null)
    const isInList = innermostContainer(ancestors)?.type === 'listItem'
    const place = {
      line: { start: line.start, end: line.end },
      prefix: prefixFor(line, ancestors),
      headingDepth,
      isInList,
    }
    return [{ start, end, text: source.slice(start + 4, end - 3), setting, ...place }]
  })
}

const endComment = /^<!--\s*\/\S+\s+[0-9a-f]{16}\s*-->$/

/** What stands between an end comment with its checksum and the comment before it was generated. */
export function generatedSpans(source: string, comments: readonly Span[]): Span[] {
  return comments.flatMap(({ start, end }, index) => {
    const before = comments[index - 1]
    return before && endComment.test(source.slice(start, end)) ? [{ start: before.end, end: start }] : []
  })
}

/**
 * A comment in which another one begins is none. The tree can hold such: what the renderer takes out of a line after raw
 * HTML, as in `<!-- a --><<!-- b -->!-- c -->`, leaves text behind that is a comment only once it is put together.
 */
function commentsIn(source: string, tree: Root): Found[] {
  const html = new RawHtmlComments()
  const found: Found[] = []
  const ancestors: Nodes[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'html') {
      const offset = node.position?.start.offset ?? 0
      for (const { start, end, isRaw } of html.read(source.slice(offset, node.position?.end.offset))) {
        if (!isEscaped(source, offset + start))
          found.push({ start: offset + start, end: offset + end, isRaw, ancestors: [...ancestors] })
      }
    } else if ('children' in node) {
      ancestors.push(node)
      node.children.forEach(visit)
      ancestors.pop()
    }
  }
  visit(tree)
  found.sort((one, other) => one.start - other.start)
  return found.filter(({ end }, index) => (found[index + 1]?.start ?? Infinity) >= end)
}

function isEscaped(source: string, offset: number): boolean {
  let backslashes = 0
  while (source.charAt(offset - 1 - backslashes) === '\\') backslashes++
  return backslashes % 2 === 1
}

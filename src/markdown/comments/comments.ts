import type { Nodes, Root } from 'mdast'
import type { Span } from '../../core/span.ts'
import { linesOfComments } from './comment-lines.ts'
import { headingDepths, pythonMarkdownPlaces, rootHeadings, type CommentPlaces } from './comment-place.ts'
import type { Comment } from './comment.ts'
import { RawHtmlComments, type HtmlComment } from './raw-html-comments.ts'
import { isEscaped } from '../../core/text.ts'

interface Found extends HtmlComment {
  /** What is before and behind it in its node. */
  before: string
  after: string
  ancestors: Nodes[]
}

/**
 * Finds the HTML comments of a page, in document order.
 *
 * Every `html` node of the tree is looked through, for one node may hold several comments, or tags and text beside them.
 * What is in code, in attributes, in `<script>` and in other comments is not a comment, and neither is `\<!--`, which
 * the renderer takes for one behind a backslash.
 *
 * @param source the text that the tree was made from
 * @param tree with positions
 * @param places where comments are in the dialect of the tree
 */
export function findComments(source: string, tree: Root, places: CommentPlaces = pythonMarkdownPlaces): Comment[] {
  const found = commentsIn(source, tree, places)
  const lines = linesOfComments(source, found)
  const depths = headingDepths(
    rootHeadings(tree),
    found.map(({ start }) => start),
    generatedSpans(source, found),
  )
  return found.flatMap(({ start, end, ancestors, ...comment }, index) => {
    const line = lines[index]
    if (!line) return []
    const placed = { ...comment, line }
    return [
      {
        start,
        end,
        text: source.slice(start + 4, end - (source.charAt(end - 2) === '!' ? 4 : 3)),
        setting: places.settingFor(placed, ancestors),
        line: { start: line.start, end: line.end },
        prefix: places.prefixFor(placed, ancestors),
        headingDepth: ancestors.length > 1 ? null : (depths[index] ?? null),
        isInList: places.isInList(ancestors),
      },
    ]
  })
}

const endComment = /^<!--\s*\/\S+\s+[0-9a-f]{16}\s*-->$/

/** What is between an end comment with its checksum and the comment before it was generated. */
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
function commentsIn(source: string, tree: Root, { readsMarkdownInHtml }: CommentPlaces): Found[] {
  const html = new RawHtmlComments(readsMarkdownInHtml)
  const found: Found[] = []
  // Without recursion: a page can have ten thousand nested quotes.
  const ancestors: Nodes[] = []
  const open: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next
    ancestors.length = depth
    if (node.type === 'html') {
      const offset = node.position?.start.offset ?? 0
      const text = source.slice(offset, node.position?.end.offset)
      for (const { start, end, ...rest } of html.read(text)) {
        if (isEscaped(source, offset + start)) continue
        const span = { start: offset + start, end: offset + end }
        found.push({
          ...span,
          ...rest,
          before: text.slice(0, start),
          after: text.slice(end),
          ancestors: [...ancestors],
        })
      }
    } else if ('children' in node) {
      ancestors.push(node)
      for (const child of node.children.toReversed()) open.push({ node: child, depth: depth + 1 })
    }
  }
  found.sort((one, other) => one.start - other.start)
  return found.filter(({ end }, index) => (found[index + 1]?.start ?? Infinity) >= end)
}

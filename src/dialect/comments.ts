import type { Nodes, Root } from 'mdast'
import type { Comment, Span } from '../types.ts'
import { prefixFor, settingFor } from './comment-place.ts'
import { RawHtmlComments } from './raw-html-comments.ts'

/**
 * Finds the HTML comments of a page, in document order.
 *
 * Every `html` node of the tree is looked through, for one node may hold several comments, or tags and text beside them.
 * What stands in code, in attributes, in `<script>` and in other comments is no comment. Works on the tree of
 * `parsePage` and, as far as its tree goes, on that of `remark-parse`.
 *
 * @param source the text that the tree was made from
 * @param tree with positions
 */
export function findComments(source: string, tree: Root): Comment[] {
  const html = new RawHtmlComments()
  const found: (Span & { isRaw: boolean; ancestors: Nodes[] })[] = []
  const visit = (node: Nodes, ancestors: Nodes[]): void => {
    if (node.type === 'html') {
      const start = node.position?.start.offset ?? 0
      for (const comment of html.read(source.slice(start, node.position?.end.offset))) {
        found.push({ start: start + comment.start, end: start + comment.end, isRaw: comment.isRaw, ancestors })
      }
    } else if ('children' in node) {
      const path = [...ancestors, node]
      for (const child of node.children) visit(child, path)
    }
  }
  visit(tree, [])
  const alone = standAlone(source, found)
  const depthAt = headingDepths(tree)
  return found.map(({ start, end, isRaw, ancestors }, index) => ({
    start,
    end,
    text: source.slice(start + 4, end - 3),
    setting: isRaw ? 'raw-html' : settingFor(source, start, ancestors, alone[index] ?? false),
    prefix: prefixFor(source, start, ancestors),
    headingDepth: ancestors.length > 1 ? null : depthAt(start),
  }))
}

/** Gives the depth that a new section has at an offset; offsets must rise. A page's own title is its only H1. */
function headingDepths(tree: Root): (offset: number) => number {
  let next = 0
  let depth = 2
  return (offset) => {
    for (; (tree.children[next]?.position?.start.offset ?? Infinity) < offset; next++) {
      const node = tree.children[next]
      if (node?.type === 'heading') depth = node.depth + 1
    }
    return depth
  }
}

/** For each comment, whether nothing but white space and other comments follows it on its line. */
function standAlone(source: string, comments: readonly Span[]): boolean[] {
  let next: Span | undefined
  let nextIsAlone = true
  return comments.map(({ end }) => end).reverse().map((end, index) => {
    const lineEnd = endOfLine(source, end)
    const joins = next !== undefined && next.start < lineEnd
    const isAlone = source.slice(end, joins ? next?.start : lineEnd).trim() === '' && (!joins || nextIsAlone)
    next = comments[comments.length - 1 - index]
    nextIsAlone = isAlone
    return isAlone
  }).reverse()
}

function endOfLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  return end === -1 ? source.length : end
}

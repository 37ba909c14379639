import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { firstWhere } from '../../core/sort.ts'
import type { Span } from '../../core/span.ts'

/** Where code is, in rising order. */
export function codeIn(tree: Root): Span[] {
  return spansIn(tree, (node) => {
    const isCode = node.type === 'code' || node.type === 'inlineCode'
    return isCode || (node.type === 'html' && /^\s*<(?:pre|script|style|textarea)\b/i.test(node.value))
  })
}

/** Where nodes of some kinds are, none of which is in another: in rising order. */
export function spansIn(tree: Root, isWanted: (node: Nodes) => boolean): Span[] {
  const spans: Span[] = []
  visit(tree, (node: Nodes) => {
    const { start, end } = node.position ?? {}
    if (start?.offset !== undefined && end?.offset !== undefined && isWanted(node))
      spans.push({ start: start.offset, end: end.offset })
  })
  return spans
}

/** Whether a place is in one of some spans in rising order. */
export function isWithin(spans: readonly Span[], offset: number): boolean {
  const index = firstWhere(spans.length, (each) => (spans[each]?.end ?? 0) > offset)
  return (spans[index]?.start ?? Infinity) <= offset
}

import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Comment, Finding } from '../types.ts'
import { relationNames } from './names.ts'

const directiveStart = new RegExp(`<!--\\s*(?:(list[_:][^\\s>]*)|(${relationNames.join('|')})\\s+([^\\s>]+))`, 'gi')

/**
 * Finds directives whose comment never ends: `<!-- list_vereisten bouwblok/data --` and then nothing. No parser sees a
 * comment in them, so they are looked for in what it takes for HTML or text instead; code is left alone.
 *
 * @param comments the comments of the page, in none of which an unclosed directive can begin
 * @param collections names of the site's collections
 */
export function findUnclosed(
  source: string,
  tree: Root,
  comments: readonly Comment[],
  collections: readonly string[],
): Finding[] {
  const findings: Finding[] = []
  let next = 0
  // Nearly every page: the tree need not be looked through.
  const starts = [...source.matchAll(directiveStart)].map(({ index }) => index)
  const open = new Set(comments.map(({ start }) => start))
  if (starts.every((start) => open.has(start))) return findings
  visit(tree, (node: Nodes) => {
    if (node.type !== 'html' && node.type !== 'text') return
    const from = node.position?.start.offset ?? 0
    const text = source.slice(from, node.position?.end.offset)
    for (const match of text.matchAll(directiveStart)) {
      const start = from + match.index
      while ((comments[next]?.end ?? Infinity) <= start) next++
      if ((comments[next]?.start ?? Infinity) <= start) continue
      const [, list, relation, collection = ''] = match
      if (relation !== undefined && !collections.includes(collection.toLowerCase())) continue
      const name = (list ?? relation ?? '').toLowerCase()
      findings.push({ rule: 'unclosed-directive', span: { start, end: start + match[0].length }, details: { name } })
    }
  })
  return findings
}

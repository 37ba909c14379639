import type { Html, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Region } from '../directives/directive.ts'
import { endComment } from '../directives/regions/regions.ts'
import type { RegionListing } from './expand-region.ts'
import type { Listing } from '../listings/answer.ts'
import type { Finding } from '../report/finding.ts'

type Content = RootContent | PhrasingContent

/** An `html` node, where it is in its parent, and where it ends in the source. */
interface HtmlPlace {
  node: Html
  parent: Parents
  /** What holds the parent, when that is a paragraph. */
  above: Parents | null
  index: number
  start: number
  end: number
}

/** A listing, and the nodes that its region begins and ends with. */
interface PlacedListing {
  first: HtmlPlace
  last: HtmlPlace
  region: Region
  listing: Listing
  endComment: string
}

/**
 * Puts listings into a tree, each after its directive, replacing what is there up to its end comment. An
 * `html` node that holds more than the comment is cut in two behind it; so is a paragraph that blocks go into.
 *
 * @param source the text that the tree's positions are offsets in
 * @param listings in document order
 * @returns what is wrong when this tree has code or text where the site's dialect has a directive; the tree stays as it is
 */
export function spliceTree(tree: Root, source: string, listings: readonly RegionListing[]): Finding[] {
  if (listings.length === 0) return []
  const places = htmlPlaces(tree)
  const placed = listings.map((listing) => placeIn(places, listing))
  const missing = listings.filter((_, index) => !placed[index])
  if (missing.length > 0) return missing.map(({ region }) => unreadDirective(region))
  // From the last to the first, so that the places of those still to come stay true.
  for (const listing of placed.reverse()) if (listing) replace(source, listing)
  return []
}

function placeIn(places: readonly HtmlPlace[], { region, listing, generated }: RegionListing): PlacedListing | null {
  const { directive, end } = region
  const first = places.find((place) => contains(place, directive.comment.start))
  const last = end ? places.find((place) => contains(place, end.comment.start)) : first
  if (!first || !last || first.parent !== last.parent) return null
  const isBlock = listing.kind === 'blocks'
  const isFit = isBlock ? holdsBlocks(first.parent) || first.above !== null : !holdsBlocks(first.parent)
  return isFit ? { first, last, region, listing, endComment: endComment(directive.name, generated.text) } : null
}

function unreadDirective({ directive }: Region): Finding {
  return { rule: 'misplaced-directive', span: directive.comment, details: { name: directive.name, setting: 'unread' } }
}

function replace(source: string, { first, last, region, listing, endComment }: PlacedListing): void {
  const endOffset = region.end?.comment.end ?? region.directive.comment.end
  const rest = last.node.value.slice(cut(source, last, endOffset))
  const head: Html = {
    type: 'html',
    value: first.node.value.slice(0, cut(source, first, region.directive.comment.end)),
  }
  const tail: Html = { type: 'html', value: endComment + rest }
  const children = first.parent.children as Content[]
  if (listing.kind === 'blocks' && first.above) splitParagraph(first, last, [head, ...listing.nodes, tail])
  else children.splice(first.index, last.index - first.index + 1, head, ...listing.nodes, tail)
  first.node = head
}

/** Puts blocks between what is before and behind them in a paragraph. The paragraph keeps what is before. */
function splitParagraph({ parent, above, index }: HtmlPlace, last: HtmlPlace, blocks: readonly Content[]): void {
  const children = parent.children as PhrasingContent[]
  const after = trimmed(children.splice(index).slice(last.index - index + 1), 'start')
  const isEmpty = trimmed(children, 'end').length === 0
  const siblings = above?.children as Content[]
  const rest: Content[] = after.length > 0 ? [{ type: 'paragraph', children: after }] : []
  const at = siblings.indexOf(parent as Paragraph)
  siblings.splice(isEmpty ? at : at + 1, isEmpty ? 1 : 0, ...blocks, ...rest)
}

/** Takes white space off one end of phrasing. */
function trimmed(nodes: PhrasingContent[], side: 'start' | 'end'): PhrasingContent[] {
  const node = side === 'start' ? nodes[0] : nodes.at(-1)
  if (node?.type !== 'text') return nodes
  node.value = side === 'start' ? node.value.trimStart() : node.value.trimEnd()
  if (node.value === '') nodes.splice(side === 'start' ? 0 : -1, 1)
  return nodes
}

/**
 * Where in a node's value an offset of the source is. The value lacks the prefixes of its container's lines, but what
 * follows the offset on its line is the same in both.
 */
function cut(source: string, { node, start, end }: HtmlPlace, offset: number): number {
  const line = source.slice(start, offset).split('\n').length - 1
  const lines = node.value.split('\n')
  const restOfLine = source.slice(offset, end).split(/\r?\n/)[0] ?? ''
  const before = lines.slice(0, line).reduce((length, text) => length + text.length + 1, 0)
  return before + (lines[line] ?? '').replace(/\r$/, '').length - restOfLine.length
}

function htmlPlaces(tree: Root): HtmlPlace[] {
  const places: HtmlPlace[] = []
  const holders = new Map<Nodes, Parents>()
  visit(tree, (node, index, parent) => {
    if (node.type === 'paragraph' && parent) holders.set(node, parent)
    if (node.type !== 'html' || !parent || index === undefined) return
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    const above = holders.get(parent) ?? null
    if (start !== undefined && end !== undefined) places.push({ node, parent, above, index, start, end })
  })
  return places
}

function contains({ start, end }: HtmlPlace, offset: number): boolean {
  return start <= offset && offset < end
}

function holdsBlocks(parent: Parents): boolean {
  return !['paragraph', 'heading', 'tableCell', 'link', 'emphasis', 'strong', 'delete'].includes(parent.type)
}

import type { Html, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { Region } from '../directives/directive.ts'
import type { Listing } from '../listings/answer.ts'

/** A region's listing as nodes, and its end comment. */
export interface TreeEdit {
  region: Region
  listing: Listing
  endComment: string
}

/** An `html` node, where it stands in its parent, and where it ends in the source. */
interface HtmlPlace {
  node: Html
  parent: Parents
  index: number
  start: number
  end: number
}

/**
 * Puts listings into a tree, each behind its directive and in place of what stands there up to its end comment. An
 * `html` node that holds more than the comment is cut in two behind it.
 *
 * @param source the text that the tree's positions are offsets in
 * @param edits in document order
 * @returns the regions that could not be served, because this tree has another place there than the renderer
 */
export function spliceTree(tree: Root, source: string, edits: readonly TreeEdit[]): Region[] {
  const places = htmlPlaces(tree)
  const unserved: Region[] = []
  // From the last to the first, so that the places of those still to come stay true.
  for (const edit of [...edits].reverse()) {
    const { directive, end } = edit.region
    const first = places.find((place) => contains(place, directive.comment.start))
    const last = end ? places.find((place) => contains(place, end.comment.start)) : first
    if (
      !first ||
      !last ||
      first.parent !== last.parent ||
      holdsBlocks(first.parent) !== (edit.listing.kind === 'blocks')
    )
      unserved.unshift(edit.region)
    else replace(source, first, last, edit)
  }
  return unserved
}

function replace(source: string, first: HtmlPlace, last: HtmlPlace, { region, listing, endComment }: TreeEdit): void {
  const endOffset = region.end?.comment.end ?? region.directive.comment.end
  const rest = last.node.value.slice(cut(source, last, endOffset))
  const head: Html = {
    type: 'html',
    value: first.node.value.slice(0, cut(source, first, region.directive.comment.end)),
  }
  const tail: Html = { type: 'html', value: endComment + rest }
  const children = first.parent.children as (RootContent | PhrasingContent)[]
  children.splice(first.index, last.index - first.index + 1, head, ...listing.nodes, tail)
  first.node = head
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
  visit(tree, 'html', (node, index, parent) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (parent && index !== undefined && start !== undefined && end !== undefined)
      places.push({ node, parent, index, start, end })
    return SKIP
  })
  return places
}

function contains({ start, end }: HtmlPlace, offset: number): boolean {
  return start <= offset && offset < end
}

function holdsBlocks(parent: Parents): boolean {
  return !['paragraph', 'heading', 'tableCell', 'link', 'emphasis', 'strong', 'delete'].includes(parent.type)
}

import type { Heading, Nodes, PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { visit } from 'unist-util-visit'

/** Constructs that cannot stand in a heading's text, which is read as a paragraph. */
const flow = [
  'blockQuote',
  'codeFenced',
  'codeIndented',
  'definition',
  'headingAtx',
  'htmlFlow',
  'list',
  'setextUnderline',
  'thematicBreak',
]

/**
 * Reads a heading's text as phrasing. Titles are taken from headings, so emphasis, references and the like count.
 *
 * @param heading with its position; its text must be in one line
 * @param start where the text begins in the page
 */
export function readHeadingText(heading: Heading, text: string, start: number): PhrasingContent[] {
  const line = heading.position?.start.line ?? 1
  const column = start - (heading.position?.start.offset ?? 0) + (heading.position?.start.column ?? 1)
  const tree = fromMarkdown(text, { extensions: [{ disable: { null: flow } }] })
  visit(tree, (node: Nodes) => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (!point) continue
      point.line = line
      point.column += column - 1
      point.offset = (point.offset ?? 0) + start
    }
  })
  const [paragraph] = tree.children
  return paragraph?.type === 'paragraph' ? paragraph.children : []
}

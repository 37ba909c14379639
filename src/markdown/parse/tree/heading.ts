import type { Heading, Nodes, PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { visit } from 'unist-util-visit'
import type { Element } from '../blocks/element.ts'
import { phrasingOf } from './phrasing.ts'
import { positioned, type Context } from './places.ts'

/** A heading with its text. Where CommonMark sees other comments in it than Python-Markdown does, it stays plain. */
export function headingNode(context: Context, element: Element): Heading {
  const depth = Math.min(6, Math.max(1, element.depth ?? 1)) as Heading['depth']
  const plain = phrasingOf(context, element.text)
  const heading: Heading = { type: 'heading', depth, children: plain, ...positioned(context, element.head) }
  const line = element.text[0]
  if (!line || !/[*_`[\]<&\\!]/.test(line.text) || line.text.includes('\u0002')) return heading
  const start = line.in.originOf(line.at)
  const rich = readHeadingText(
    heading,
    context.places.textOf({ start, end: line.in.endOf(line.at + line.text.length) }),
    start,
  )
  if (commentsOf(rich).join() === commentsOf(plain).join()) heading.children = rich
  return heading
}

function commentsOf(nodes: readonly PhrasingContent[]): (number | undefined)[] {
  return nodes.flatMap((node) => {
    if ('children' in node) return commentsOf(node.children)
    return node.type === 'html' && node.value.startsWith('<!--') ? [node.position?.start.offset] : []
  })
}

/** Constructs that cannot be in a heading's text, which is read as a paragraph. */
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
function readHeadingText(heading: Heading, text: string, start: number): PhrasingContent[] {
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

import type { Heading, PhrasingContent } from 'mdast'
import type { Element } from '../blocks/element.ts'
import { positioned } from './flow.ts'
import { readHeadingText } from './heading-text.ts'
import { phrasingOf } from './phrasing.ts'
import type { Context } from './phrasing.ts'

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

import type { Heading, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { EXIT, visit } from 'unist-util-visit'

/**
 * The text of the first H1 in a tree, or undefined when there is none. What is between a comment `<!-- NAME … -->` and
 * `<!-- /NAME … -->` is generated and no part of it: a title must not depend on a listing that shows it.
 */
export function firstHeading(tree: Root): string | undefined {
  let text: string | undefined
  visit(tree, 'heading', (heading) => {
    if (heading.depth !== 1) return undefined
    text = withoutAttributeList(toString(written(heading), { includeHtml: false }))
      .trim()
      .replace(/\s+/g, ' ')
    return EXIT
  })
  return text
}

function written({ children }: Heading): PhrasingContent[] {
  const names = children.map((node) =>
    node.type === 'html' ? /^<!--\s*(\S+)/.exec(node.value)?.[1]?.toLowerCase() : undefined,
  )
  let end = -1
  return children.filter((_, index) => {
    const name = names[index]
    if (index > end && name !== undefined) end = Math.max(end, names.indexOf(`/${name}`, index))
    return index > end
  })
}

/** Without an attribute list at its end, which the renderer takes out of a heading's text (`attr_list`, `HEADER_RE`). */
function withoutAttributeList(text: string): string {
  const shown = text.replace(/(?<! ) +$/, '')
  if (!shown.endsWith('}')) return text
  const line = shown.slice(0, -1)
  const opening = line.indexOf(' {', Math.max(line.lastIndexOf('}'), line.lastIndexOf('\n')) + 1)
  return opening === -1 ? text : line.slice(0, opening)
}

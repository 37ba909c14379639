import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { EXIT, visit } from 'unist-util-visit'

/** An attribute list at the end of a heading, which the renderer takes out of its text (`attr_list`, `HEADER_RE`). */
const attributeList = /[ ]+\{:?[ ]*[^}\n]*\}[ ]*$/

/** The text of the first H1 in a tree, or undefined when there is none. */
export function firstHeading(tree: Root): string | undefined {
  let text: string | undefined
  visit(tree, 'heading', (heading) => {
    if (heading.depth !== 1) return undefined
    text = toString(heading, { includeHtml: false }).replace(attributeList, '').trim().replace(/\s+/g, ' ')
    return EXIT
  })
  return text
}

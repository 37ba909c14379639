import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { elementsAround } from './html-around.ts'
import type { Finding } from '../../report/finding.ts'

/** A start tag with the attribute `markdown`. */
const marked = /<([a-z][\w-]*)(?=[\s/>])[^<>]*\smarkdown(?=[\s=>])/i

/** A block of code by four spaces: where it starts, and its text. */
interface IndentedCode {
  start: number
  text: string
}

/**
 * Finds directives that are code only because they are indented in an element in which Markdown is read: who put the
 * attribute `markdown` on it left the indentation of HTML. Sure of that is only where the line right above is a tag, or
 * where a tag in the code has the attribute, too; any other block of indented code can be an example.
 *
 * @param tree with positions, that of the source
 * @param nameOf gives the name of the directive that a comment is, from the offset of its `<!--` and the text within it
 */
export function findIndented(
  source: string,
  tree: Root,
  nameOf: (start: number, comment: string) => string | undefined,
): Finding[] {
  if (!marked.test(source)) return []
  const blocks = indentedCode(source, tree).filter(({ text }) => text.includes('<!--'))
  const around = elementsAround(
    source,
    tree,
    blocks.map(({ start }) => start),
  )
  return blocks.flatMap(({ start, text }, index): Finding[] => {
    const element = around[index]?.at(-1)
    const tag = marked.exec(text)
    const isMistake =
      (element?.markdown !== undefined && element.markdown !== '0' && isBelowTag(source, start)) || tag !== null
    if (!isMistake) return []
    const name = element?.name ?? tag?.[1]?.toLowerCase() ?? ''
    return [...text.matchAll(/<!--((?:(?!--)[^<>])*)-->/g)].flatMap((match): Finding[] => {
      const [whole, comment = ''] = match
      const span = { start: start + match.index, end: start + match.index + whole.length }
      const directive = nameOf(span.start, comment)
      return directive === undefined
        ? []
        : [{ rule: 'indented-directive', span, details: { name: directive, element: name } }]
    })
  })
}

/** Each goes on to the next node: where HTML was taken out of code before, positions end too soon. */
function indentedCode(source: string, tree: Root): IndentedCode[] {
  const blocks: IndentedCode[] = []
  let open: number | undefined
  const endAt = (end: number): void => {
    if (open !== undefined) blocks.push({ start: open, text: source.slice(open, end) })
    open = undefined
  }
  visit(tree, (node) => {
    const start = node.position?.start.offset
    if (start === undefined || node.type === 'root') return
    endAt(start)
    if (node.type === 'code' && isIndentedCode(source, start)) open = start
  })
  endAt(source.length)
  return blocks
}

/** Whether code begins with four spaces, not with a fence. */
function isIndentedCode(source: string, start: number): boolean {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const line = source.slice(lineStart, source.indexOf('\n', start) === -1 ? undefined : source.indexOf('\n', start))
  return /^(?: {4}|\t| {1,3}\t)/.test(line) && !/^\s*(?:`{3}|~{3}|\/{3})/.test(line)
}

/** Whether the line above ends in a tag. */
function isBelowTag(source: string, start: number): boolean {
  const lineStart = source.lastIndexOf('\n', start - 1)
  const above = source.slice(source.lastIndexOf('\n', lineStart - 1) + 1, Math.max(0, lineStart))
  return />[ \t\r]*$/.test(above) && !/-->[ \t\r]*$/.test(above)
}

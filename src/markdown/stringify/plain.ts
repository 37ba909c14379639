import type { PhrasingContent, RootContent, TableCell, TableRow } from 'mdast'
import { isProse } from './text.ts'

/**
 * Writes what nearly all listings are without asking the tree's printer, which looks so closely at each node that the rows
 * of a large catalogue take longer than all else. A `check` of twenty lists of 5,000 pages takes 1.4 times as long without it.
 * `test/markdown/serialize.test.ts` compares both.
 *
 * @returns null for anything but a table without alignment whose cells are all plain
 */
export function plainTable(nodes: readonly RootContent[]): string | null {
  const [table, second] = nodes
  if (table?.type !== 'table' || second || table.align?.some((align) => align !== null)) return null
  const width = table.children[0]?.children.length ?? 0
  const lines: string[] = []
  for (const row of table.children) {
    const line = row.children.length === width ? plainRow(row) : null
    if (line === null) return null
    lines.push(line)
    if (lines.length === 1) lines.push(`|${' - |'.repeat(width)}`)
  }
  return lines.length === 0 ? null : lines.join('\n')
}

function plainRow({ children }: TableRow): string | null {
  let line = '|'
  for (const cell of children) {
    const content = plainCell(cell)
    if (content === null) return null
    line += content === '' ? ' |' : ` ${content} |`
  }
  return line
}

/** The content of a cell that holds nothing but values with `, ` between them; null when something could be syntax. */
export function plainCell({ children }: TableCell): string | null {
  let content = ''
  for (let index = 0; index < children.length; index++) {
    const text = plainValue(children[index] as PhrasingContent)
    const isIn =
      index % 2 === 1 ? text === ', ' : text !== null && isTight(text) && (text !== '' || children.length === 1)
    if (!isIn) return null
    content += text
  }
  return children.length % 2 === 1 || children.length === 0 ? content : null
}

/** Paths and addresses in which nothing is to be encoded. */
const plainUrl = /^[\w./%~-]*$/

function plainValue(node: PhrasingContent): string | null {
  if (node.type === 'text') return isProse(node.value) ? node.value : null
  if (node.type !== 'link' || node.title || !plainUrl.test(node.url)) return null
  const [label, second] = node.children
  return label?.type === 'text' && !second && isProse(label.value) ? `[${label.value}](${node.url})` : null
}

/** Whether no space at the edge would be cut off. */
function isTight(text: string): boolean {
  return !text.startsWith(' ') && !text.endsWith(' ')
}

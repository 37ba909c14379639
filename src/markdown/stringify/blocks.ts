import type { AlignType, Heading, List, ListItem, Paragraph, Parents, PhrasingContent, Table, TableCell } from 'mdast'
import type { Info, Join, State } from 'mdast-util-to-markdown'
import { content } from './phrasing.ts'
import { plainCell } from './plain.ts'

type Parent = Parents | undefined

declare module 'mdast' {
  interface ParagraphData {
    /** It will be within a line of other people's, which may be a heading. */
    isWithinLine?: boolean
    /** A line ends at each `, ` between its links: to readers a soft line break, in a diff a line for each link. */
    breaksAtCommas?: boolean
  }
}

export function paragraph(node: Paragraph, _parent: Parent, state: State, info: Info): string {
  if (node.data?.breaksAtCommas)
    return atCommas(node.children)
      .map((children) => line({ type: 'paragraph', children }, state, { ...info, before: '\n', after: '\n' }))
      .join('\n')
  const exit = node.data?.isWithinLine ? state.enter('headingAtx') : undefined
  const text = line(node, state, info)
  exit?.()
  return text
}

/** Phrasing in parts, of which all but the last end with a comma. */
function atCommas(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]]
  for (const node of nodes) {
    parts.at(-1)?.push(node)
    if (node.type === 'text' && node.value === ', ') parts.push([])
  }
  return parts
}

/** Always on one line: Python-Markdown's underlined headings are of one line anyway. */
export function heading(node: Heading, _parent: Parent, state: State, info: Info): string {
  const exit = state.enter('headingAtx')
  const content = line(node, state, { ...info, before: '# ', after: '\n' })
  exit()
  return `${'#'.repeat(node.depth)} ${content}`
}

/** Without padding, so that a new row changes no other line. Rows that are too short get empty cells. */
export function table(node: Table, _parent: Parent, state: State, info: Info): string {
  const columns = node.children.reduce((most, row) => Math.max(most, row.children.length), 0)
  const rows = node.children.map((row) => {
    const cells = row.children.map(
      (cell: TableCell) => plainCell(cell) ?? line(cell, state, { ...info, before: ' ', after: ' ' }),
    )
    return tableRow(Array.from({ length: columns }, (_, column) => cells[column] ?? ''))
  })
  const delimiters = Array.from({ length: columns }, (_, column) => delimiter(node.align?.[column]))
  return [...rows.slice(0, 1), tableRow(delimiters), ...rows.slice(1)].join('\n')
}

function tableRow(cells: string[]): string {
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`
}

function delimiter(align: AlignType | undefined): string {
  const left = align === 'left' || align === 'center' ? ':' : ''
  return `${left}-${align === 'right' || align === 'center' ? ':' : ''}`
}

/**
 * With blank lines between the items only where mdast's `spread` or something in an item has one: after a blank line
 * Python-Markdown takes the next item for text of the one before, unless a blank line precedes it, too.
 */
export function list(node: List, _parent: Parent, state: State, info: Info): string {
  const exit = state.enter('list')
  const items = node.children.map((item) => state.handle(item, node, state, info))
  exit()
  return items.join(node.spread || items.some((item) => item.includes('\n\n')) ? '\n\n' : '\n')
}

/**
 * Python-Markdown wants four columns for what belongs to an item, however long its bullet. Ordered items all carry the
 * list's first number: the renderer counts, and a new item changes no other line.
 */
export function listItem(node: ListItem, parent: Parent, state: State, info: Info): string {
  const ordered = parent?.type === 'list' && parent.ordered
  const bullet = ordered ? `${parent.start ?? 1}.` : '-'
  const exit = state.enter('listItem')
  const content = state.containerFlow({ ...node, spread: node.spread ?? false }, info)
  exit()
  return state.indentLines(content, (text, index, blank) => {
    if (index > 0) return blank ? '' : `    ${text}`
    return blank ? bullet : `${bullet} ${text}`
  })
}

/** Python-Markdown makes one list of two neighbours, of whatever kind; a comment keeps them apart. */
export const separateLists: Join = (left, right) => (left.type === 'list' && right.type === 'list' ? false : undefined)

/** Phrasing content without spaces around it. */
function line(node: Paragraph | Heading | TableCell, state: State, info: Info): string {
  const exit = state.enter('phrasing')
  const text = content(node, state, info)
  exit()
  return text.replace(/^ +|(?<! ) +$/g, '')
}

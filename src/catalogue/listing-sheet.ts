import type { RootContent, Table, TableRow } from 'mdast'
import { visit } from 'unist-util-visit'
import { toString as textOf } from 'mdast-util-to-string'
import { sheetCell, type Sheet, type SheetCell } from '../report/spreadsheet/sheet.ts'

/**
 * The table of a listing as a spreadsheet, and its sentences below it: what `matrix` and `coverage` show. A listing without a
 * table has the sentences alone.
 *
 * @param name of the sheet
 * @param addressOf gives the absolute address to which a link of the listing leads, if it is known
 */
export function listingSheet(
  name: string,
  nodes: readonly RootContent[],
  addressOf: (url: string) => string | null,
): Sheet {
  const tables: Table[] = []
  visit({ type: 'root', children: [...nodes] }, 'table', (table: Table) => void tables.push(table))
  const [head, ...body] = tables.flatMap(({ children }, index) => (index === 0 ? children : children.slice(1)))
  const cellsOf = ({ children }: TableRow): SheetCell[] =>
    children.map((cell) => {
      const links = cell.children.flatMap((node) => (node.type === 'link' ? node.url : []))
      const [link] = links
      return { ...sheetCell(textOf(cell)), link: link === undefined || links.length > 1 ? null : addressOf(link) }
    })
  const sentences = nodes.flatMap((node) => (node.type === 'paragraph' ? textOf(node) : []))
  const rows = [...body.map(cellsOf), ...sentences.map((text) => [sheetCell(text)])]
  return { name, headings: head ? head.children.map((cell) => textOf(cell)) : [name], rows }
}

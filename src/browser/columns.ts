import { cellText } from './element.ts'
import type { Tables } from './table.ts'

/** What spreadsheets and people align by its end: `1.234,5`, `-3`, `95%`, `€ 1.000`. */
const number = /^[-+−]?\s?[€$£]?\s?\d[\d.,\s]*%?$/

/**
 * Marks the cells of a listing for its style: each with its heading, which stands beside it where columns are too narrow, and
 * those of columns that hold nothing but numbers.
 */
export function markCells({ elements, columns, rows }: Tables): void {
  const cells = columns.map((_, index) => rows.flatMap(({ element: row }) => row.cells[index] ?? []))
  for (const [index, { heading }] of columns.entries()) {
    const own = cells[index] ?? []
    for (const cell of own) cell.dataset['heading'] = heading
    const texts = own.map(cellText).filter((text) => text !== '')
    if (texts.length === 0 || !texts.every((text) => number.test(text))) continue
    const heads = elements.flatMap(({ tHead }) => tHead?.rows[0]?.cells[index] ?? [])
    for (const cell of [...own, ...heads]) cell.classList.add('mdsplice-number')
  }
}

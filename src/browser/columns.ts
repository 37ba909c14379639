import { cellText, headsOf, rowsOf, textOf } from './element.ts'

/** What spreadsheets and people align by its end: `1.234,5`, `-3`, `95%`, `€ 1.000`. */
const number = /^[-+−]?\s?[€$£]?\s?\d[\d.,\s]*%?$/

/** A value that is longer, in characters, is text: lines can be broken anywhere in it. */
const mostOfValue = 40

/** What is never broken, even at a hyphen: `2025-01-31`, `aia-01`. */
const short = /^\S{1,16}$/

/** More of a heading, in characters, takes two lines beside its values. */
const mostOfHeading = 14

/**
 * Marks the cells of the tables of a listing for their style: each with its heading, which is beside it where columns are
 * too narrow, and those of columns that hold numbers, short values or text.
 */
export function markCells(tables: readonly HTMLTableElement[]): void {
  const headings = tables.slice(0, 1).flatMap(headsOf).map(textOf)
  const longest = Math.max(...headings.slice(1).map(({ length }) => length))
  for (const { style } of tables)
    style.setProperty('--mdsplice-headings', `${0.7 * Math.min(longest, mostOfHeading)}em`)
  const rows = tables.flatMap(rowsOf)
  for (const [index, heading] of headings.entries()) {
    const own = rows.flatMap(({ cells }) => cells[index] ?? [])
    for (const cell of own) cell.dataset['heading'] = heading
    const kind = kindOf(own)
    const heads = tables.flatMap((table) => headsOf(table)[index] ?? [])
    if (kind) for (const cell of [...own, ...heads]) cell.classList.add(kind)
  }
}

function kindOf(cells: readonly Element[]): string | null {
  const texts = cells.map(cellText).filter((text) => text !== '')
  if (texts.length === 0) return null
  if (texts.every((text) => number.test(text))) return 'mdsplice-number'
  if (texts.every((text) => short.test(text))) return 'mdsplice-short'
  return texts.some((text) => text.split(', ').some(({ length }) => length > mostOfValue)) ? 'mdsplice-text' : null
}

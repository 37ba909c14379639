import { element, textOf } from './element.ts'
import type { State } from './state.ts'
import type { TableRow, Tables } from './table.ts'

/** The headings of a listing, as buttons that sort. */
export interface Headings {
  /** Puts the rows in the order of a state, and says so in the headings. */
  show(state: State): void
}

/** Makes buttons of the headings of all tables of a listing. */
export function makeHeadings(
  { elements, columns, rows }: Tables,
  language: string,
  press: (field: string) => void,
): Headings {
  const cells = elements.map(({ tHead }) => [...(tHead?.rows[0]?.cells ?? [])])
  for (const heads of cells) {
    heads.forEach((cell, index) => {
      const field = columns[index]?.field
      if (field === undefined) return
      const opener = element('button', { type: 'button', class: 'mdsplice-sort' }, ...cell.childNodes)
      opener.addEventListener('click', () => press(field))
      cell.replaceChildren(opener)
    })
  }
  const places = new Map(rows.map((row, index) => [row, index]))
  const { compare } = new Intl.Collator(language, { numeric: true })
  let order = ''
  return {
    show({ sort, isDescending }) {
      const column = columns.findIndex(({ field }) => field === sort)
      for (const heads of cells) {
        heads.forEach((cell, index) =>
          cell.setAttribute('aria-sort', index !== column ? 'none' : isDescending ? 'descending' : 'ascending'),
        )
      }
      const wanted = `${column}${isDescending}`
      if (wanted === order || (order === '' && column === -1)) return
      order = wanted
      const keys = column === -1 ? null : sortKeys(rows, column)
      const byPlace = (a: TableRow, b: TableRow): number => (places.get(a) ?? 0) - (places.get(b) ?? 0)
      const byKey = (a: TableRow, b: TableRow): number => {
        const [one, other] = [keys?.get(a), keys?.get(b)]
        if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
        const compared =
          typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other))
        return isDescending ? -compared : compared
      }
      rows.sort((a, b) => (keys ? byKey(a, b) : 0) || byPlace(a, b))
      for (const { element: row } of rows) row.parentElement?.append(row)
    },
  }
}

/** What rows are sorted by: the place of the first of a row's choices, else its text; rows without either come last. */
function sortKeys(rows: readonly TableRow[], column: number): Map<TableRow, string | number> {
  const keys = new Map<TableRow, string | number>()
  for (const row of rows) {
    const cell = row.element.cells[column]
    const text = cell ? textOf(cell) : ''
    const places = row.chosen[column] ?? []
    if (places.length > 0) keys.set(row, Math.min(...places))
    else if (text !== '') keys.set(row, text)
  }
  return keys
}

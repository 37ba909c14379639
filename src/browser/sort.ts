import { cellText, element, headsOf } from './element.ts'
import type { State } from './state.ts'
import type { TableRow, Tables } from './table.ts'
import type { ControlWords } from '../report/messages/messages.ts'

/** The headings of a listing, as buttons that sort. */
export interface Headings {
  /** Puts the rows in the order of a state, and says so in the headings. */
  show(state: State): void
}

/** Makes buttons of the headings of all tables of a listing. */
export function makeHeadings(
  { elements, columns, rows }: Tables,
  language: string,
  { sort }: Pick<ControlWords, 'sort'>,
  press: (field: string) => void,
): Headings {
  const cells = elements.map(headsOf)
  for (const heads of cells) {
    heads.forEach((cell, index) => {
      if (columns[index])
        cell.replaceChildren(element('button', { type: 'button', class: 'mdsplice-sort' }, ...cell.childNodes))
    })
  }
  for (const { tHead } of elements) {
    if (!tHead) continue
    keepToItself(tHead, (index) => press(columns[index]?.field ?? ''))
    for (const { dataset } of tHead.rows) dataset['sort'] = sort
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

/**
 * Takes what happens in a table's head before other scripts of the site see it: one that sorts every table, as Material's
 * manual proposes ("Sortable tables"), would sort a second time, and make each heading a stop for the keyboard beside its
 * button.
 *
 * @param press receives the position of the heading whose button was pressed
 */
function keepToItself(head: HTMLTableSectionElement, press: (index: number) => void): void {
  head.addEventListener(
    'click',
    (event) => {
      const cell = (event.target as Element).closest('.mdsplice-sort')?.closest('th')
      if (cell) press(cell.cellIndex)
      event.stopPropagation()
    },
    { capture: true },
  )
  head.addEventListener('keydown', (event) => event.stopPropagation(), { capture: true })
  const releaseFocus = (): void => {
    for (const cell of head.querySelectorAll('th[tabindex]')) cell.removeAttribute('tabindex')
  }
  releaseFocus()
  new MutationObserver(releaseFocus).observe(head, { subtree: true, attributeFilter: ['tabindex'] })
}

/** What rows are sorted by: the place of the first of a row's choices, else its text; rows without either come last. */
function sortKeys(rows: readonly TableRow[], column: number): Map<TableRow, string | number> {
  const keys = new Map<TableRow, string | number>()
  for (const row of rows) {
    const cell = row.element.cells[column]
    const text = cell ? cellText(cell) : ''
    const places = row.chosen[column] ?? []
    if (places.length > 0) keys.set(row, Math.min(...places))
    else if (text !== '') keys.set(row, text)
  }
  return keys
}

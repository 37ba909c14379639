import { rowsOf } from './element.ts'
import type { Profile } from './profile.ts'
import type { Search } from './search.ts'
import type { State } from './state.ts'
import type { TableColumn, TableRow, Tables } from './table.ts'

/** What is left of a listing. */
export interface Filtered {
  shown: number
  /** By column, by choice: how many rows there would be with that choice and none other of its column. */
  counts: number[][]
}

/** Shows the rows for which all holds that was asked, and hides the others. */
export function filterRows({ columns, rows }: Tables, { chosen }: State, search: Search, profile: Profile): Filtered {
  const wanted = columns.map((column) => placesOf(column, chosen.get(column.field)))
  const counts = columns.map(({ choices }) => choices.map(() => 0))
  const count = (row: TableRow, column: number): void => {
    for (const place of row.chosen[column] ?? []) counts[column]?.splice(place, 1, (counts[column]?.[place] ?? 0) + 1)
  }
  let shown = 0
  for (const row of rows) {
    const isFound = search.isIn(row) && (!row.condition || profile.admits(row.condition))
    const failing = isFound ? columnsFailing(row, wanted) : []
    const isShown = isFound && failing.length === 0
    if (isShown) {
      shown++
      for (const column of counts.keys()) count(row, column)
    } else if (failing.length === 1) count(row, failing[0] ?? 0)
    if (isShown !== row.isShown) row.element.hidden = !isShown
    row.isShown = isShown
  }
  return { shown, counts }
}

/** The columns in which a row has none of the values chosen. */
function columnsFailing(row: TableRow, wanted: readonly (ReadonlySet<number> | null)[]): number[] {
  return wanted.flatMap((places, column) =>
    !places || row.chosen[column]?.some((place) => places.has(place)) ? [] : [column],
  )
}

/** Where among a column's choices the chosen values are; null when any row will do. Values that it lacks count for none. */
function placesOf({ choices }: TableColumn, values: ReadonlySet<string> | undefined): ReadonlySet<number> | null {
  const places = choices.flatMap(({ value }, place) => (values?.has(value) ? [place] : []))
  return places.length > 0 ? new Set(places) : null
}

/** In a grouped listing, a table that shows no row goes, and a heading with nothing but such tables below it. */
export function hideEmptyParts(wrapper: HTMLElement, { elements }: Tables): void {
  if (elements.length < 2) return
  const empty = new Set(elements.filter((table) => rowsOf(table).every((row) => row.hidden)))
  const open: HTMLElement[] = []
  for (const part of wrapper.children) {
    if (!(part instanceof HTMLElement)) continue
    const table = part.matches('table') ? part : part.querySelector('table')
    if (table instanceof HTMLTableElement) {
      part.hidden = empty.has(table)
      if (!part.hidden) for (const heading of open) heading.hidden = false
    } else if (/^H[1-6]$/.test(part.tagName)) {
      while (open.some(({ tagName }) => tagName >= part.tagName)) open.pop()
      open.push(part)
      part.hidden = true
    }
  }
}

import { readExpression, type Condition } from '../core/label-expression.ts'
import { cellText, folded, headsOf, rowsOf, textOf } from './element.ts'

/** A column of a listing. */
export interface TableColumn {
  /** The front matter field, as the address names it. */
  field: string
  heading: string
  /** What can be chosen, in order; none where there is nothing to choose. */
  choices: Choice[]
}

/** A value of a field, as the address has it and as the table shows it. */
interface Choice {
  value: string
  label: string
}

/** A row of a listing. */
export interface TableRow {
  element: HTMLTableRowElement
  /** Its text in lower case without accents. */
  searched: string
  /** By column, the places of its values among the column's choices. */
  chosen: number[][]
  /** For which labels it is meant, or null for all. */
  condition: Condition | null
  isShown: boolean
}

/** The tables of a wrapper: more than one when the listing is grouped. */
export interface Tables {
  elements: HTMLTableElement[]
  columns: TableColumn[]
  rows: TableRow[]
}

/** The place of each label among a column's choices. */
type Places = ReadonlyMap<string, number>

/** Most choices that a column without data of its own can have. */
const mostChoices = 40

/** Reads what a wrapper holds, or gives null when that is not a table. */
export function readTables(wrapper: HTMLElement): Tables | null {
  const elements = [...wrapper.querySelectorAll('table')].filter(({ tHead }) => tHead)
  const headings = elements.slice(0, 1).flatMap(headsOf).map(textOf)
  const rows = elements.flatMap(rowsOf)
  if (headings.length === 0 || rows.length === 0) return null
  const data = readLists(wrapper.dataset['columns']).map(readColumn)
  const columns = headings.map((heading, index): TableColumn => {
    const known = data[index]
    if (known) return { ...known, heading }
    const field = heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
    return { field, heading, choices: choicesIn(rows.map(({ cells }) => cells[index])) }
  })
  const places = columns.map(({ choices }) => new Map(choices.map(({ label }, place) => [label, place])))
  return { elements, columns, rows: rows.map((row) => readRow(row, places)) }
}

/** A table that was written by hand has no data: then a column has choices where rows share values. */
function choicesIn(cells: readonly (Element | undefined)[]): Choice[] {
  const values = cells.flatMap((cell) => (cell ? cellText(cell).split(', ') : [])).filter((value) => value !== '')
  const distinct = [...new Set(values)]
  if (distinct.length === values.length || distinct.length > mostChoices) return []
  return distinct
    .sort(new Intl.Collator(undefined, { numeric: true }).compare)
    .map((value) => ({ value, label: value }))
}

/** One column of `data-columns`: its field, then each value and its label. */
function readColumn([field = '', ...parts]: string[]): Omit<TableColumn, 'heading'> {
  const choices = parts.flatMap((value, index) =>
    index % 2 === 0 ? [{ value, label: parts[index + 1] ?? value }] : [],
  )
  return { field, choices }
}

function readRow(row: HTMLTableRowElement, places: readonly Places[]): TableRow {
  const labels = row.querySelector<HTMLElement>('[data-labels]')?.dataset['labels']
  return {
    element: row,
    searched: folded(row.textContent ?? ''),
    chosen: places.map((known, index) => {
      const cell = row.cells[index]
      return known.size > 0 && cell ? placesIn(cellText(cell), known) : []
    }),
    condition: labels ? readExpression(labels) : null,
    isShown: true,
  }
}

/** More of them in one label would be tried in vain. */
const mostCommas = 20

/** A label can hold a comma itself: the longest one that fits is meant. */
function placesIn(text: string, known: Places): number[] {
  const parts = text.split(', ')
  const places: number[] = []
  for (let start = 0; start < parts.length; start++) {
    for (let end = Math.min(parts.length, start + mostCommas); end > start; end--) {
      const place = known.get(parts.slice(start, end).join(', '))
      if (place === undefined) continue
      places.push(place)
      start = end - 1
      break
    }
  }
  return places
}

/**
 * Lists of texts in an attribute, as `listed` in `src/listings/interactive.ts` writes them: semicolons between lists, commas
 * between texts.
 */
export function readLists(attribute: string | undefined): string[][] {
  if (!attribute) return []
  return attribute
    .split(';')
    .map((list) => list.split(',').map((text) => text.replace(/%25|%2C|%3B/g, decodeURIComponent)))
}

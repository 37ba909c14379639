import { makeControls } from './controls.ts'
import { download } from './files.ts'
import { makeHeadings } from './sort.ts'
import { clearLabels, readLabels, readState, writeState } from './state.ts'
import type { State } from './state.ts'
import { folded, readTables } from './table.ts'
import type { TableColumn, TableRow, Tables } from './table.ts'
import { wordsFor } from './words.ts'

/**
 * Gives the listing in a wrapper its controls, once.
 *
 * @param name of the listing, one of its own on the page
 * @param place of the listing among those of the page, from 1
 */
export function enhance(wrapper: HTMLElement, name: string, place: number): void {
  const tables = wrapper.querySelector('.mdsplice-controls') ? null : readTables(wrapper)
  if (!tables) return
  const language = document.documentElement.lang || 'en'
  const fields = tables.columns.map(({ field }) => field)
  const all = tables.rows.length
  let state = readState(name, fields)
  let labels = readLabels()

  const show = (): void => {
    headings.show(state)
    const count = filterRows(tables, state, labels)
    hideEmptyParts(wrapper, tables)
    controls.show(state, labels, count, all)
  }
  const update = (changed: Partial<State>): void => {
    state = { ...state, ...changed }
    writeState(name, state)
    show()
  }

  const headings = makeHeadings(tables, language, (field) => {
    if (state.sort !== field) update({ sort: field, isDescending: false })
    else update(state.isDescending ? { sort: null, isDescending: false } : { isDescending: true })
  })
  const words = wordsFor(language)
  const label = `${words.search}: ${tables.columns[0]?.heading ?? name}${place === 1 ? '' : ` (${place})`}`
  const controls = makeControls(name, label, tables.columns, words, {
    search: (search) => update({ search }),
    choose(field, value, isChosen) {
      const values = new Set(state.chosen.get(field))
      if (isChosen) values.add(value)
      else values.delete(value)
      update({ chosen: new Map(state.chosen).set(field, values) })
    },
    reset() {
      clearLabels()
      labels = new Set()
      update({ search: '', chosen: new Map(), sort: null, isDescending: false })
    },
    download: (format) => void download(format, tables, name, language),
  })
  wrapper.prepend(controls.element)
  plainLinks(wrapper)
  show()
}

/** A site's abbreviations stand in the titles of pages, too, where their tooltips would be stops within links. */
function plainLinks(wrapper: HTMLElement): void {
  for (const abbreviation of wrapper.querySelectorAll('a abbr')) abbreviation.replaceWith(...abbreviation.childNodes)
}

/** Shows the rows for which all holds that was asked, and hides the others. */
function filterRows({ columns, rows }: Tables, { search, chosen }: State, labels: ReadonlySet<string>): number {
  const sought = folded(search).split(/\s+/)
  const wanted = columns.map((column) => placesOf(column, chosen.get(column.field)))
  const holds = (row: TableRow): boolean =>
    sought.every((word) => row.searched.includes(word)) &&
    wanted.every((places, column) => !places || row.chosen[column]?.some((place) => places.has(place))) &&
    (labels.size === 0 || !row.condition || row.condition(labels))
  let count = 0
  for (const row of rows) {
    const isShown = holds(row)
    if (isShown) count++
    if (isShown !== row.isShown) row.element.hidden = !isShown
    row.isShown = isShown
  }
  return count
}

/** Where among a column's choices the chosen values stand; null when any row will do. Values that it lacks count for none. */
function placesOf({ choices }: TableColumn, values: ReadonlySet<string> | undefined): ReadonlySet<number> | null {
  const places = choices.flatMap(({ value }, place) => (values?.has(value) ? [place] : []))
  return places.length > 0 ? new Set(places) : null
}

/** In a grouped listing, a table that shows no row goes, and a heading with nothing but such tables below it. */
function hideEmptyParts(wrapper: HTMLElement, { elements }: Tables): void {
  if (elements.length < 2) return
  const empty = new Set(
    elements.filter(({ tBodies }) => ![...tBodies].some((body) => [...body.rows].some((row) => !row.hidden))),
  )
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

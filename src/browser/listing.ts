import { markCells } from './columns.ts'
import { makeControls } from './controls.ts'
import { plainLinks } from './element.ts'
import { download, fileNameFor } from './files.ts'
import { filterRows, hideEmptyParts } from './filter.ts'
import { profileOf, readGroups } from './profile.ts'
import { letScroll } from './scroll.ts'
import { makeSearch } from './search.ts'
import { makeHeadings } from './sort.ts'
import { readSort, readState, sortOf, writeState, type State } from './state.ts'
import { readTables } from './table.ts'
import { keepWidths } from './widths.ts'
import { wordsFor } from './words.ts'

/** What can be chosen in a listing. */
export interface Choices {
  search?: string
  /** By field: the values of which a row must have one. A field that is not named stays as it is. */
  values?: Readonly<Record<string, readonly string[]>>
  /** A field, with `-` before it for descending; null for the page's own order. */
  sort?: string | null
}

/** What is chosen in a listing, and what it comes to. */
export interface ListState extends Required<Choices> {
  list: string
  labels: string[]
  /** How many rows are shown. */
  shown: number
  /** How many rows there are. */
  total: number
}

/** A listing that has its controls. */
export interface Listing {
  /** Whether it is still on the page. */
  isThere(): boolean
  state(): ListState
  choose(choices: Choices): void
  /** Takes all choices back, and says so by the event `mdsplice:clear`. */
  clear(): void
  showFor(labels: ReadonlySet<string>): void
}

/** What listings of one page share. */
interface Shared {
  labels: ReadonlySet<string>
  clearLabels(): void
}

/**
 * Gives the listing in a wrapper its controls, once. Then the element says what happens by events, which reach the document:
 * `mdsplice:ready`, `mdsplice:change` and `mdsplice:clear`, each with the listing's state as `detail`.
 *
 * @param name of the listing, one of its own on the page
 * @param place of the listing among those of the page, from 1
 * @returns null when it has them already or there is no table
 */
export function enhance(wrapper: HTMLElement, name: string, place: number, shared: Shared): Listing | null {
  const tables = wrapper.querySelector('.mdsplice-controls') ? null : readTables(wrapper)
  if (!tables) return null
  const language = document.documentElement.lang || 'en'
  const fields = tables.columns.map(({ field }) => field)
  const groups = readGroups(wrapper)
  const searchFor = makeSearch(tables.rows)
  const total = tables.rows.length
  let [state, { labels }, shown] = [readState(name, fields), shared, total]

  const show = (): void => {
    headings.show(state)
    const [search, profile] = [searchFor(state.search), profileOf(labels, groups)]
    const filtered = filterRows(tables, state, search, profile)
    shown = filtered.shown
    hideEmptyParts(wrapper, tables)
    controls.show({ state, profile: profile.text, misspelt: search.misspelt, total, ...filtered })
  }
  const publicState = (): ListState => ({
    list: name,
    search: state.search,
    values: Object.fromEntries([...state.chosen].map(([field, values]) => [field, [...values]])),
    sort: sortOf(state),
    labels: [...labels],
    shown,
    total,
  })
  const tell = (what: 'ready' | 'change' | 'clear'): void => {
    wrapper.dispatchEvent(new CustomEvent(`mdsplice:${what}`, { bubbles: true, detail: publicState() }))
  }
  /** Nothing is said where nothing is other than it was, so that a page can answer one event by another choice. */
  const changed = (change: () => void): void => {
    const before = JSON.stringify(publicState())
    change()
    show()
    if (JSON.stringify(publicState()) !== before) tell('change')
  }
  const update = (chosen: Partial<State>): void =>
    changed(() => {
      state = { ...state, ...chosen }
      writeState(name, state)
    })
  const clear = (): void => {
    update({ search: '', chosen: new Map(), sort: null, isDescending: false })
    tell('clear')
  }

  const words = wordsFor(language)
  const headings = makeHeadings(tables, language, words, (field) => {
    if (state.sort !== field) update({ sort: field, isDescending: false })
    else update(state.isDescending ? { sort: null, isDescending: false } : { isDescending: true })
  })
  const label = `${words.search}: ${tables.columns[0]?.heading ?? name}${place === 1 ? '' : ` (${place})`}`
  const controls = makeControls(
    { name, label, isSearchable: wrapper.dataset['search'] !== 'no' },
    tables.columns,
    words,
    {
      search: (search) => update({ search }),
      choose(field, value, isChosen) {
        const values = new Set(state.chosen.get(field))
        if (isChosen) values.add(value)
        else values.delete(value)
        update({ chosen: new Map(state.chosen).set(field, values) })
      },
      reset() {
        shared.clearLabels()
        clear()
      },
      download: (format) => void download(format, tables, fileNameFor(wrapper, name), language),
    },
  )
  markCells(tables.elements)
  for (const table of tables.elements) letScroll(table, words)
  wrapper.prepend(controls.element)
  plainLinks(wrapper)
  keepWidths(wrapper, tables.elements)
  show()
  tell('ready')
  return {
    isThere: () => wrapper.isConnected,
    state: publicState,
    choose({ search = state.search, values = {}, sort = sortOf(state) }) {
      const known = Object.entries(values).filter(([field]) => fields.includes(field))
      const chosen = new Map([...state.chosen, ...known.map(([field, of]) => [field, new Set(of)] as const)])
      update({ search, chosen, ...readSort(sort, fields) })
    },
    clear,
    showFor(wanted) {
      changed(() => {
        labels = wanted
      })
    },
  }
}

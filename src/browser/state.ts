/** What a reader has asked of a listing. */
export interface State {
  search: string
  /** By field: the values of which a row must have one. */
  chosen: Map<string, Set<string>>
  /** The field by which rows are sorted, or null for the order of the page. */
  sort: string | null
  isDescending: boolean
}

const labelsKey = 'labels'

/** What the page's address asks. */
const asked = (): URLSearchParams => new URLSearchParams(location.search)

/** Reads a listing's state from the page's address. */
export function readState(name: string, fields: readonly string[]): State {
  const query = asked()
  return {
    search: query.get(`${name}.q`) ?? '',
    chosen: new Map(fields.map((each) => [each, new Set(query.getAll(keyOf(name, each)))])),
    ...readSort(query.get(`${name}.sort`), fields),
  }
}

/** @param sort a field, with `-` before it for descending */
export function readSort(sort: string | null, fields: readonly string[]): Pick<State, 'sort' | 'isDescending'> {
  const field = sort?.replace(/^-/, '') ?? ''
  return { sort: fields.includes(field) ? field : null, isDescending: sort?.startsWith('-') ?? false }
}

/** How a state is sorted, as the address says it. */
export function sortOf({ sort, isDescending }: State): string | null {
  return sort === null ? null : (isDescending ? '-' : '') + sort
}

/** Puts a listing's state into the page's address, beside what else is there. */
export function writeState(name: string, state: State): void {
  const { search, chosen } = state
  const sort = sortOf(state)
  change((query) => {
    for (const key of Array.from(query.keys())) if (key.startsWith(`${name}.`)) query.delete(key)
    if (search) query.set(`${name}.q`, search)
    for (const [field, values] of chosen) for (const value of values) query.append(keyOf(name, field), value)
    if (sort !== null) query.set(`${name}.sort`, sort)
  })
}

/** The labels of the reader's own case, for all listings of a page: `?labels=a,b`. */
export function readLabels(): Set<string> {
  return labelSet(asked().getAll(labelsKey).join(',').split(','))
}

/** Labels as expressions have them: in lower case, without white space around them. */
export function labelSet(labels: readonly string[]): Set<string> {
  return new Set(labels.map((label) => label.trim().toLowerCase()).filter((label) => label !== ''))
}

/** Puts the choices of an earlier visit into the address, and keeps what it has. */
export function restoreChoices(): void {
  const kept = keptChoices()
  if (kept.length > 0) change((query) => kept.forEach(([key, value]) => query.append(key, value)))
  else keepChoices()
}

/** Puts these labels into the address, in place of others. */
export function writeLabels(labels: ReadonlySet<string>): void {
  change((query) => {
    query.delete(labelsKey)
    if (labels.size > 0) query.set(labelsKey, [...labels].join(','))
  })
}

/** Fields of these names keep clear of the keys for searching and sorting. */
function keyOf(name: string, field: string): string {
  return `${name}.${field === 'q' || field === 'sort' ? `${field}_` : field}`
}

function change(edit: (query: URLSearchParams) => void): void {
  const url = new URL(location.href)
  edit(url.searchParams)
  // Readable where that is safe: commas and slashes need no encoding in a query.
  url.search = url.searchParams.toString().replace(/%2C/g, ',').replace(/%2F/g, '/')
  // The page's own entry stays: Material keeps the place of scrolling in it.
  if (url.href === location.href) return
  history.replaceState(history.state, '', url)
  keepChoices()
}

/** Of an address's query what listings and their labels are about. */
function isOurs(key: string): boolean {
  return key === 'labels' || key.includes('.')
}

/** A page of the site that was visited in this document: with instant navigation the referrer stays what it was. */
let hasVisited = false

const keyOfPage = (): string => `mdsplice ${location.pathname}`

/** Keeps the choices that the page's address has, as long as the reader's tab is open. */
function keepChoices(): void {
  const query = [...asked()].filter(([key]) => isOurs(key))
  try {
    sessionStorage.setItem(keyOfPage(), new URLSearchParams(query).toString())
  } catch {
    // A browser that keeps nothing refuses; the address still has all of it.
  }
}

/**
 * The choices of an earlier visit, for a reader who came through a link of the site that has none itself. Who opens the page
 * from elsewhere begins with all rows.
 */
function keptChoices(): [key: string, value: string][] {
  const cameFromSite = hasVisited || document.referrer.startsWith(`${location.origin}/`)
  hasVisited = true
  if (!cameFromSite || [...asked().keys()].some(isOurs)) return []
  try {
    return [...new URLSearchParams(sessionStorage.getItem(keyOfPage()) ?? '')]
  } catch {
    return []
  }
}

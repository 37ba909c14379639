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

/** Reads a listing's state from the page's address. */
export function readState(name: string, fields: readonly string[]): State {
  const query = new URLSearchParams(location.search)
  const sort = query.get(`${name}.sort`)
  const field = sort?.replace(/^-/, '') ?? ''
  return {
    search: query.get(`${name}.q`) ?? '',
    chosen: new Map(fields.map((each) => [each, new Set(query.getAll(keyOf(name, each)))])),
    sort: fields.includes(field) ? field : null,
    isDescending: sort?.startsWith('-') ?? false,
  }
}

/** Puts a listing's state into the page's address, beside what else stands there. */
export function writeState(name: string, { search, chosen, sort, isDescending }: State): void {
  change((query) => {
    for (const key of Array.from(query.keys())) if (key.startsWith(`${name}.`)) query.delete(key)
    if (search) query.set(`${name}.q`, search)
    for (const [field, values] of chosen) for (const value of values) query.append(keyOf(name, field), value)
    if (sort !== null) query.set(`${name}.sort`, (isDescending ? '-' : '') + sort)
  })
}

/** The labels of the reader's own case, for all listings of a page: `?labels=a,b`. */
export function readLabels(): Set<string> {
  const labels = new URLSearchParams(location.search).getAll(labelsKey).join(',').toLowerCase().split(',')
  return new Set(labels.map((label) => label.trim()).filter((label) => label !== ''))
}

/** Takes the labels out of the address. */
export function clearLabels(): void {
  change((query) => query.delete(labelsKey))
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
  if (url.href !== location.href) history.replaceState(history.state, '', url)
}

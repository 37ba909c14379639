import type { SeenPage } from './proposal.ts'

/** Pages that stand together. */
export interface Folder {
  /** The folder's own name, as it is written. */
  name: string
  pages: SeenPage[]
  /** Matches its pages, relative to the docs directory. */
  glob: string
  /** Whether each page is the index page of a folder of its own (`towns/delft/index.md`). */
  isBundle: boolean
}

/**
 * Puts pages together by the folder in which they stand; folders of one name are one, wherever they stand. Years and other
 * numbers are no names: `decisions/2024/` belongs to `decisions/`.
 */
export function foldersOf(pages: readonly SeenPage[]): Folder[] {
  const byName = new Map<string, { isBundle: boolean; paths: Set<string>; pages: SeenPage[] }>()
  for (const page of pages) {
    const parts = page.path.split('/').slice(0, -1)
    if (page.isIndex) parts.pop()
    while (/^\d+$/.test(parts.at(-1) ?? '')) parts.pop()
    const name = parts.at(-1)
    if (name === undefined) continue
    const key = `${page.isIndex} ${name}`
    const folder = byName.get(key) ?? { isBundle: page.isIndex, paths: new Set(), pages: [] }
    byName.set(key, folder)
    folder.paths.add(parts.join('/'))
    folder.pages.push(page)
  }
  return [...byName.values()].map(({ isBundle, paths, pages: members }) => {
    const [path = ''] = paths
    const name = path.slice(path.lastIndexOf('/') + 1)
    const above = paths.size === 1 ? escaped(path) : `**/${escaped(name)}`
    return { name, isBundle, pages: members, glob: isBundle ? `${above}/*/index.*` : `${above}/**` }
  })
}

/** A name in a glob. */
function escaped(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&')
}

/** Fields that themes, plugins and other site generators read: they say how a page is shown, not what it is about. */
const housekeeping = new Set(
  'title description summary subtitle hide icon template tags search social comments robots layout slug draft render_macros revision_date image keywords og_title og_description'.split(
    ' ',
  ),
)

/** Whether a field says nothing about what sets the page apart in a catalogue. */
export function isHousekeeping(field: string): boolean {
  return housekeeping.has(field)
}

/** Whether most pages of a folder have something to list them by. */
export function isCatalogue({ pages }: Folder): boolean {
  const withFields = pages.filter(({ fields }) => [...fields.keys()].some((field) => !isHousekeeping(field)))
  return pages.length > 1 && withFields.length * 2 >= pages.length
}

/** Said of any page, but worth a column where it is said of most. */
const summaries = ['summary', 'description']

/** As many columns as fit beside the title, on a telephone too. */
const maximumColumns = 2
const maximumLength = 160

/** The columns of a table of a folder's pages: the title, and fields that most of them have and that fit into a cell. */
export function columnsOf({ pages }: Folder): string[] {
  const lengths = new Map<string, number[]>()
  for (const { fields } of pages)
    for (const [field, values] of fields) lengths.set(field, [...(lengths.get(field) ?? []), values.join(', ').length])
  const fitting = [...lengths].filter(([field, found]) => {
    if (field === 'id' || (isHousekeeping(field) && !summaries.includes(field))) return false
    return (
      found.length * 2 >= pages.length &&
      found.every((length) => length <= 2 * maximumLength) &&
      average(found) <= maximumLength
    )
  })
  return ['title', ...fitting.slice(0, maximumColumns).map(([field]) => field)]
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}

import { commonFields, hasFields } from './front-matter-fields.ts'
import type { SeenPage } from './proposal.ts'

/** Pages of one folder. */
export interface Folder {
  /** The folder's own name, as it is written. */
  name: string
  /** Where it is, relative to the docs directory and without the folder of a language: more than once for one name. */
  paths: readonly string[]
  pages: SeenPage[]
  /** Matches its pages, relative to the docs directory. */
  glob: string
  /** Whether each page is the index page of a folder of its own (`towns/delft/index.md`). */
  isBundle: boolean
}

/**
 * Puts pages together by the folder in which they are; folders of one name are one, wherever they are. Years and other
 * numbers are not names: `decisions/2024/` belongs to `decisions/`, and neither are languages (`nl/`).
 *
 * @param languages the folders at the top that hold the site in one language each
 */
export function foldersOf(pages: readonly SeenPage[], languages: ReadonlySet<string>): Folder[] {
  const counts = new Map<string, number>()
  for (const { path } of pages) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1)
  const byName = new Map<string, Omit<Folder, 'paths' | 'glob'> & { paths: Set<string>; isTranslated: boolean }>()
  for (const page of pages) {
    // An index page next to others is the page of its folder, not one of its pages.
    if (page.isIndex && counts.get(folderOf(page.path)) !== 1) continue
    const parts = folderOf(page.path).split('/').filter(Boolean)
    const isTranslated = languages.has(parts[0] ?? '')
    if (isTranslated) parts.shift()
    if (page.isIndex) parts.pop()
    while (/^\d+$/.test(parts.at(-1) ?? '')) parts.pop()
    const name = parts.at(-1)
    if (name === undefined) continue
    const key = `${page.isIndex} ${name}`
    const folder = byName.get(key) ?? {
      name,
      isBundle: page.isIndex,
      isTranslated,
      paths: new Set<string>(),
      pages: [],
    }
    byName.set(key, folder)
    folder.isTranslated ||= isTranslated
    folder.paths.add(parts.join('/'))
    folder.pages.push(page)
  }
  return [...byName.values()].map(({ name, isBundle, isTranslated, paths, pages: members }) => {
    const [path = ''] = paths
    const above = isTranslated ? `**/${escaped(path)}` : paths.size === 1 ? escaped(path) : `**/${escaped(name)}`
    return { name, isBundle, paths: [...paths], pages: members, glob: globBelow(above, isBundle ? members : null) }
  })
}

/** The pages at the top of the docs folder, which are those of no other folder. */
export function topFolder(pages: readonly SeenPage[], name: string): Folder {
  const top = pages.filter(({ path, isIndex }) => !isIndex && !path.includes('/'))
  return { name, isBundle: false, paths: [''], pages: top, glob: '*' }
}

/**
 * The glob of all pages below a folder, or of the index pages of its folders.
 *
 * @param above the glob of the folder; empty for the docs folder
 * @param bundles the index pages, or null
 */
export function globBelow(above: string, bundles: readonly SeenPage[] | null): string {
  const start = above === '' ? '' : `${above}/`
  if (!bundles) return `${start}**`
  const names = new Set(bundles.map(({ path }) => (/README\.[^./]*$/.test(path) ? 'README' : 'index')))
  return `${start}*/${names.size > 1 ? '{index,README}' : [...names][0]}.*`
}

/** The folder of a path; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** A name in a glob. */
export function escaped(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|]/g, '\\$&')
}

/**
 * Whether most pages of a folder have something to list them by.
 *
 * @param countsAny whether a title, a description, an icon or tags are enough
 */
export function isCatalogue({ pages }: Folder, countsAny: boolean): boolean {
  return pages.length > 1 && pages.filter((page) => hasFields(page, countsAny)).length * 2 >= pages.length
}

/** Whether the pages of two folders are described by about the same fields. */
export function areAlike(one: readonly SeenPage[], other: readonly SeenPage[]): boolean {
  const [fields, others] = [commonFields(one), commonFields(other)]
  const both = [...fields].filter((field) => others.has(field)).length
  return both > 0 && both * 2 >= new Set([...fields, ...others]).size
}

import type { SeenPage } from '../types.ts'

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

import { areAlike, escaped, globBelow, type Folder } from './folders.ts'
import type { SeenPage } from './proposal.ts'

/** So many folders that are alike are one collection: that of the folder above them; more at the top of the site. */
const fewest = 3
const fewestAtTop = 6

/**
 * Puts the folder above in place of many folders whose pages are alike, and takes out folders within another that are like
 * it.
 *
 * @param catalogues folders with something to list
 * @param topName what the docs folder is called as a collection
 */
export function joinFolders(catalogues: readonly Folder[], topName: string): Folder[] {
  return withoutInner(withParents(withParents(catalogues, topName, false), topName, true))
}

function withParents(catalogues: readonly Folder[], topName: string, isBundle: boolean): Folder[] {
  const byParent = new Map<string, Folder[]>()
  for (const folder of catalogues) {
    const [path = ''] = folder.paths
    if (folder.paths.length !== 1 || folder.isBundle !== isBundle) continue
    for (const parent of foldersAbove(path)) byParent.set(parent, [...(byParent.get(parent) ?? []), folder])
  }
  const joined = new Map<Folder, Folder>()
  for (const [parent, all] of [...byParent].sort(([a], [b]) => depthOf(a) - depthOf(b))) {
    const folders = all.filter((folder) => !joined.has(folder))
    if (folders.length < (parent === '' ? fewestAtTop : fewest)) continue
    const pages = folders.flatMap((folder) => folder.pages)
    const alike = folders.filter((folder) => areAlike(folder.pages, pages))
    if (alike.length * 3 < folders.length * 2) continue
    const whole = join(tightest(parent, folders), pages, topName, isBundle)
    for (const folder of folders) joined.set(folder, whole)
  }
  return [...new Set(catalogues.map((folder) => joined.get(folder) ?? folder))]
}

function join(path: string, pages: SeenPage[], topName: string, isBundle: boolean): Folder {
  const above =
    path === '' || pages.every((page) => page.path.startsWith(`${path}/`)) ? escaped(path) : `**/${escaped(path)}`
  const start = isBundle ? (above === '' ? '**' : `${above}/**`) : above
  return {
    name: path === '' ? topName : path.slice(path.lastIndexOf('/') + 1),
    paths: [path],
    pages,
    glob: globBelow(start, isBundle ? pages : null),
    isBundle,
  }
}

/** The innermost folder that all of some folders have above them. */
function tightest(parent: string, folders: readonly Folder[]): string {
  const [first, ...others] = folders.map(({ paths: [path = ''] }) => foldersAbove(path))
  const common = (first ?? []).filter((each) => others.every((above) => above.includes(each)))
  return common.reduce((best, each) => (depthOf(each) > depthOf(best) ? each : best), parent)
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, count) => parts.slice(0, count).join('/'))
}

function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length
}

/** A collection holds all that is below its folder, so what is alike there needs no collection of its own. */
function withoutInner(folders: readonly Folder[]): Folder[] {
  const isWithin = (inner: Folder, outer: Folder): boolean =>
    inner !== outer &&
    inner.isBundle === outer.isBundle &&
    outer.paths.length === 1 &&
    inner.paths.every((path) => path.startsWith(`${outer.paths[0]}/`))
  return folders.flatMap((folder) => {
    if (folders.some((outer) => isWithin(folder, outer) && areAlike(folder.pages, outer.pages))) return []
    const others = folders.filter((inner) => isWithin(inner, folder) && !areAlike(inner.pages, folder.pages))
    const isFlat = folder.pages.every(({ path }) => path.split('/').length === depthOf(folder.paths[0] ?? '') + 1)
    return [
      others.length > 0 && !folder.isBundle && isFlat ? { ...folder, glob: folder.glob.replace(/\*\*$/, '*') } : folder,
    ]
  })
}

import { posix } from 'node:path'
import { navigationFiles, type NavigationFiles } from '../../config/generator/navigation.ts'
import { once } from '../../core/memoize.ts'
import { comparePaths } from '../../core/paths.ts'
import { isMapping, parseYaml, valuesOf } from '../../core/yaml/parse.ts'
import { readTextBelow } from '../../files/read-text.ts'
import { folderOrder, type FolderConfig } from './folder-order.ts'
import { plainPath } from '../page.ts'
import type { Site } from '../site.ts'

/**
 * The positions of pages in the navigation, from 1: in `nav` of the generator's configuration, or where that has
 * awesome-nav or awesome-pages in what these read; else in the order of MkDocs. Pages that are not in it have none.
 *
 * @returns by path relative to the docs directory, without a language
 */
export function navPositions(site: Site): Map<string, number> {
  const positions = new Map<string, number>()
  for (const path of orderedPages(site)) if (!positions.has(path)) positions.set(path, positions.size + 1)
  return positions
}

function orderedPages(site: Site): readonly string[] {
  const { nav, plugin } = site.navigation
  // The navigation names no translations.
  const pages = [...new Set(site.pages.filter(({ path }) => site.leavesOut(path) === null).map(plainPath))]
  const isNav = Array.isArray(nav)
  // As awesome-pages has it; awesome-nav replaces any `nav`.
  if (isNav && plugin?.style !== 'awesome-nav') {
    const listed = pathsIn(nav as unknown[], new Set(pages))
    return listed.flatMap((path) => (path === rest ? withoutThose(pages, listed) : path))
  }
  const files =
    plugin ?? navigationFiles.find(({ fileName }) => site.otherFiles.some((path) => isNamed(path, fileName)))
  return files ? folderOrder(files.style, pages, configReader(site, files)) : pages.toSorted(comparePaths)
}

/** The wildcard for all other pages. */
const rest = '...'

function withoutThose(pages: readonly string[], listed: readonly string[]): string[] {
  const known = new Set(listed)
  return pages.filter((path) => !known.has(path)).sort(comparePaths)
}

/** The pages of a `nav` in order, in whatever sections they are. */
function pathsIn(nav: readonly unknown[], pages: ReadonlySet<string>): string[] {
  return nav.flatMap((item): string[] => {
    if (typeof item === 'string') {
      const path = posix.normalize(item)
      return item === rest || pages.has(path) ? [path] : []
    }
    if (Array.isArray(item)) return pathsIn(item as unknown[], pages)
    return isMapping(item) ? pathsIn(Object.values(item), pages) : []
  })
}

function isNamed(path: string, fileName: string): boolean {
  return path === fileName || path.endsWith(`/${fileName}`)
}

/** Reads the file of a folder; invalid YAML is ignored, as the plugin itself reports it. */
function configReader(
  { docsDir, otherFiles, access }: Site,
  { fileName }: NavigationFiles,
): (folder: string) => FolderConfig {
  const present = new Set(otherFiles.filter((path) => isNamed(path, fileName)))
  return once((folder) => {
    const path = posix.join(folder, fileName)
    const read = present.has(path) ? readTextBelow(docsDir, path, access) : { failure: 'unreadable' as const }
    const yaml = 'text' in read ? parseYaml(read.text) : { problem: 'other' as const }
    if ('problem' in yaml || !('text' in read)) return {}
    const plain = valuesOf(yaml.document, read.text)
    return 'values' in plain && isMapping(plain.values) ? plain.values : {}
  })
}

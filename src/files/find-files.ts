import { lstatSync, readdirSync, realpathSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { comparePaths, posixRelative } from '../core/paths.ts'
import { expandGlob } from '../core/patterns/expand-glob.ts'
import { globMatcher, globTest } from '../core/patterns/glob.ts'
import type { FileAccess } from './file-access.ts'
import type { FileSearch, FoundFile } from './file-names.ts'
import { isGitName, refusalOfReal } from './path-boundary.ts'
import { repositoryRoot } from './repository-root.ts'

/**
 * Finds files by globs. Only folders are looked into that a glob can mean, and none outside of the repository, or in a
 * `.git`. Where a wildcard matches a folder, links to folders are not followed.
 *
 * @returns in the order of MkDocs
 * @throws InvalidPattern for a glob that cannot be used
 */
export function findFiles(search: FileSearch, access: FileAccess): FoundFile[] {
  const { folder, globs, exclude } = search
  const finder = new FileFinder(folder, access)
  for (const glob of globs) for (const pattern of expandGlob(glob.replace(/^(?:\.\/)+/, ''))) finder.find(pattern)
  const isExcluded = globTest(exclude)
  const files = [...finder.found].map(([path, isNamed]) => ({ path, isNamed })).filter(({ path }) => !isExcluded(path))
  files.sort((a, b) => comparePaths(a.path, b.path))
  access.recorder?.recordSearch(search, files)
  return files
}

/** Makes a test of whether some searches would find a file, by its absolute path. */
export function searchTest(searches: readonly FileSearch[]): (file: string) => boolean {
  const tests = searches.map(({ folder, globs, exclude }) => {
    const [isWanted, isExcluded] = [globTest(globs), globTest(exclude)]
    return (file: string): boolean => {
      const path = posixRelative(folder, file)
      return isWanted(path) && !isExcluded(path)
    }
  })
  return (file) => tests.some((test) => test(file))
}

class FileFinder {
  readonly found = new Map<string, boolean>()
  readonly #root: string
  /** Real path of the folder below which all may be read. */
  readonly #bound: string

  constructor(root: string, access: FileAccess) {
    this.#root = root
    this.#bound = realpathSync.native(repositoryRoot(root, access))
  }

  /** @param pattern a glob without alternatives */
  find(pattern: string): void {
    const names = pattern.split('/')
    const [name = ''] = names.at(-1)?.split(/\.[^.]*$/) ?? []
    this.#descend('', names, 0, { isNamed: !isWild(name), seen: new Set() })
  }

  /**
   * @param folder relative to the root of the search
   * @param next which of the names matches what is in the folder
   */
  #descend(folder: string, names: readonly string[], next: number, way: Way): void {
    const key = `${next} ${folder}`
    if (way.seen.has(key)) return
    way.seen.add(key)
    const name = names[next] ?? ''
    if (name === '**') this.#descend(folder, names, next + 1, way)
    if (name !== '**' && !isWild(name)) return this.#take(join(folder, plain(name)), names, next, way)
    const matches = name === '**' ? (entry: string) => !entry.startsWith('.') : globMatcher(name)
    for (const entry of this.#entriesOf(folder)) {
      if (!matches(entry.name) || isGitName(entry.name)) continue
      const path = join(folder, entry.name)
      if (name === '**') {
        if (entry.isDirectory()) this.#descend(path, names, next, way)
      } else if (next === names.length - 1) {
        if (!entry.isDirectory()) this.#add(path, way)
      } else if (entry.isDirectory()) this.#descend(path, names, next + 1, way)
    }
  }

  /** A name without wildcards: its folder need not be read. */
  #take(path: string, names: readonly string[], next: number, way: Way): void {
    const kind = kindOf(join(this.#root, path))
    if (kind === null || isGitName(names[next] ?? '')) return
    if (next === names.length - 1) {
      if (kind !== 'folder') this.#add(path, way)
    } else if (kind === 'folder' || this.#isWithin(path)) this.#descend(path, names, next + 1, way)
  }

  #add(path: string, { isNamed }: Way): void {
    if (!this.found.has(path)) this.found.set(path, isNamed)
  }

  #entriesOf(folder: string): Dirent[] {
    try {
      return this.#isWithin(folder) ? readdirSync(join(this.#root, folder), { withFileTypes: true }) : []
    } catch {
      return []
    }
  }

  #isWithin(folder: string): boolean {
    try {
      return refusalOfReal(this.#bound, realpathSync.native(join(this.#root, folder))) === null
    } catch {
      return false
    }
  }
}

/** What is the same wherever one glob leads. */
interface Way {
  isNamed: boolean
  /** The folders that were read, each with the place in the glob: two `**` lead to the same ones. */
  seen: Set<string>
}

/** Whether a text has wildcards of a glob. */
export function isWild(text: string): boolean {
  return /[*?[{]/.test(text.replace(/\\[^]/g, ''))
}

function plain(name: string): string {
  return name.replace(/\\([^])/g, '$1')
}

function kindOf(path: string): 'folder' | 'file' | null {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  return stats ? (stats.isDirectory() ? 'folder' : 'file') : null
}

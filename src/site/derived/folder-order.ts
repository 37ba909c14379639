import { posix } from 'node:path'
import type { NavigationFiles } from '../../config/generator/navigation.ts'
import { comparePaths, isIndex } from '../../core/paths.ts'
import { globMatcher, globTest } from '../../core/patterns/glob.ts'
import { patternProblem } from '../../core/patterns/invalid-pattern.ts'
import { linearPattern } from '../../core/patterns/linear-pattern.ts'
import { compareNaturally } from '../../core/sort.ts'
import { isMapping } from '../../core/yaml/parse.ts'

/** What a `.nav.yml` or a `.pages` says, as plain values. */
export type FolderConfig = Readonly<Record<string, unknown>>

/**
 * The order of pages as awesome-nav (3.3) and awesome-pages (2.10) make it of the files in their folders: what is listed,
 * what globs match, what is hidden or ignored, and how the others are sorted. An order by title is one by path here.
 *
 * @param pages paths relative to the docs directory
 * @param configOf reads the file of a folder; empty without one
 * @returns the paths of the pages that are in the navigation
 */
export function folderOrder(
  style: NavigationFiles['style'],
  pages: readonly string[],
  configOf: (folder: string) => FolderConfig,
): string[] {
  return new FolderWalk(style, pages, configOf).folder('', {})
}

/** An entry of a list: a page or folder, what matches a test, or a section with its own entries. */
type Entry = { path: string } | { matches: (path: string) => boolean; isDeep: boolean; sort: FolderConfig } | Entry[]

/** So often a pattern is tried at most, for each page. */
const mostTests = 200

class FolderWalk {
  readonly #style: NavigationFiles['style']
  readonly #configOf: (folder: string) => FolderConfig
  /** The pages and folders in each folder, in the order of MkDocs. */
  readonly #children = new Map<string, string[]>([['', []]])
  readonly #left = new Set<string>()
  #tests: number

  constructor(style: NavigationFiles['style'], pages: readonly string[], configOf: (folder: string) => FolderConfig) {
    this.#style = style
    this.#configOf = configOf
    this.#tests = mostTests * (pages.length + 100)
    for (const page of pages.toSorted(comparePaths)) this.#add(page)
  }

  #add(path: string): void {
    if (this.#left.has(path)) return
    this.#left.add(path)
    const folder = folderOf(path)
    if (folder !== '' && !this.#children.has(folder)) {
      this.#children.set(folder, [])
      this.#add(folder)
    }
    this.#children.get(folder)?.push(path)
  }

  /** @param above what the folders around it say */
  folder(folder: string, above: FolderConfig): string[] {
    this.#left.delete(folder)
    const own = this.#configOf(folder)
    const config = { ...own, sort: { ...asMapping(above['sort']), ...asMapping(own['sort']) } }
    const ignore = own['ignore'] ?? above['ignore']
    const whole = { ...config, ignore, append_unmatched: own['append_unmatched'] ?? above['append_unmatched'] }
    return this.#resolve(this.#entriesOf(folder, whole), folder, whole)
  }

  #entriesOf(folder: string, config: FolderConfig): Entry[] {
    const sort = asMapping(config['sort'])
    const all = { matches: () => true, isDeep: false, sort }
    const listed = config['nav'] ?? config['arrange']
    if (!Array.isArray(listed)) return this.#style === 'awesome-nav' ? [{ ...all, matches: isIndex }, all] : [all]
    const entries = (listed as unknown[]).flatMap((item) => this.#entry(item, folder, sort))
    const isOpen = this.#style === 'awesome-nav' ? config['append_unmatched'] === true : config['nav'] === undefined
    return isOpen && !listed.includes('...') ? [...entries, all] : entries
  }

  #entry(item: unknown, folder: string, sort: FolderConfig): Entry[] {
    if (typeof item === 'string') return this.#textEntry(item, folder, sort)
    if (!isMapping(item)) return []
    const { glob, ...options } = item
    if (typeof glob === 'string') return this.#globEntry(glob, folder, { ...sort, ...asMapping(options['sort']) })
    const [value] = Object.values(item)
    if (Array.isArray(value)) return [value.flatMap((inner) => this.#entry(inner, folder, sort))]
    return typeof value === 'string' ? this.#pathEntry(value, folder) : []
  }

  #textEntry(text: string, folder: string, sort: FolderConfig): Entry[] {
    const path = this.#pathEntry(text, folder)
    if (path.length > 0) return path
    if (this.#style === 'awesome-nav') return this.#globEntry(text, folder, sort)
    if (text === '...') return [{ matches: () => true, isDeep: false, sort }]
    const [mark = '', ...others] = text.split('|')
    if (mark.trim() !== '...' || others.length === 0) return []
    const asked = others
      .filter((part) => part.trim() !== 'flat')
      .join('|')
      .trim()
    const [kind = ''] = /^(?:regex|glob|flat)(?==)/.exec(asked) ?? []
    const pattern = kind === '' ? asked : asked.slice(kind.length + 1)
    if (kind !== 'regex') return this.#globEntry(pattern, folder, sort)
    if (patternProblem(() => linearPattern(pattern))) return []
    const regex = linearPattern(pattern)
    return [{ matches: (name) => regex.test(posix.basename(name)), isDeep: false, sort }]
  }

  #pathEntry(text: string, folder: string): Entry[] {
    const path = posix.join(folder, text).replace(/\/$/, '')
    return path !== '' && (this.#left.has(path) || this.#children.has(path)) ? [{ path }] : []
  }

  #globEntry(glob: string, folder: string, sort: FolderConfig): Entry[] {
    const whole = posix.join(folder, glob).replace(/\/$/, '')
    if (patternProblem(() => globMatcher(whole))) return []
    return [{ matches: globMatcher(whole), isDeep: glob.includes('/') || glob.includes('**'), sort }]
  }

  /** What is listed comes before what a pattern takes, wherever they are; of folders the deeper ones first. */
  #resolve(entries: readonly Entry[], folder: string, config: FolderConfig): string[] {
    const paths = new Map<Entry, string[]>()
    const flat = entries.flatMap(function within(entry: Entry): Entry[] {
      return Array.isArray(entry) ? entry.flatMap(within) : [entry]
    })
    const named = flat.flatMap((entry) => ('path' in entry ? [{ entry, path: entry.path }] : []))
    const [pages, folders] = [
      named.filter(({ path }) => !this.#isFolder(path)),
      named.filter(({ path }) => this.#isFolder(path)),
    ]
    for (const { entry, path } of pages) paths.set(entry, this.#take(path, config))
    for (const { entry, path } of folders.sort((a, b) => depthOf(b.path) - depthOf(a.path)))
      if (this.#left.has(path)) paths.set(entry, this.folder(path, config))
    for (const entry of flat) if ('matches' in entry) paths.set(entry, this.#matching(entry, folder, config))
    return flat.flatMap((entry) => paths.get(entry) ?? [])
  }

  #isFolder(path: string): boolean {
    return this.#children.has(path)
  }

  #take(path: string, config: FolderConfig): string[] {
    if (this.#isFolder(path)) return this.#left.has(path) ? this.folder(path, config) : []
    this.#left.delete(path)
    return [path]
  }

  #matching(
    { matches, isDeep, sort }: Extract<Entry, { isDeep: boolean }>,
    folder: string,
    config: FolderConfig,
  ): string[] {
    const candidates = isDeep ? [...this.#left] : (this.#children.get(folder) ?? [])
    this.#tests -= candidates.length
    if (this.#tests < 0) return []
    const isIgnored = ignoreTest(config['ignore'], folder)
    const found = candidates.filter((path) => this.#left.has(path) && matches(path) && !isIgnored(path))
    const shown = found.filter((path) => !this.#isFolder(path) || this.#configOf(path)['hide'] !== true)
    const taken = new Map<string, string[]>()
    for (const path of shown) if (!this.#isFolder(path)) taken.set(path, this.#take(path, config))
    const folders = shown.filter((path) => this.#isFolder(path)).sort((a, b) => depthOf(b) - depthOf(a))
    for (const path of folders) taken.set(path, this.#take(path, config))
    return this.#sorted(shown, sort, config).flatMap((path) => taken.get(path) ?? [])
  }

  #sorted(paths: readonly string[], sort: FolderConfig, config: FolderConfig): string[] {
    if (this.#style === 'awesome-pages') {
      const order = config['order']
      if (order !== 'asc' && order !== 'desc') return [...paths]
      const compare = config['sort_type'] === 'natural' ? compareNaturally : compareTexts
      return inDirection(paths, order, (a, b) => compare(posix.basename(a), posix.basename(b)))
    }
    const keyOf = (path: string): string => {
      const key = sort['by'] === 'filename' ? posix.basename(path) : path
      return sort['ignore_case'] === true ? key.toLowerCase() : key
    }
    const compare = sort['type'] === 'alphabetical' ? compareTexts : compareNaturally
    const sorted = inDirection(paths, sort['direction'], (a, b) => compare(keyOf(a), keyOf(b)))
    if (sort['sections'] === 'mixed') return sorted
    const [pages, folders] = [false, true].map((isFolder) => sorted.filter((path) => this.#isFolder(path) === isFolder))
    return sort['sections'] === 'first'
      ? [...(folders ?? []), ...(pages ?? [])]
      : [...(pages ?? []), ...(folders ?? [])]
  }
}

function ignoreTest(ignore: unknown, folder: string): (path: string) => boolean {
  const globs = [ignore].flat().filter((glob) => typeof glob === 'string' && glob !== '')
  const whole = (globs as string[]).map((glob) =>
    glob.startsWith('/') ? posix.join(folder, glob.slice(1)) : posix.join(folder, '**', glob),
  )
  const usable = whole.filter((glob) => !patternProblem(() => globMatcher(glob)))
  return usable.length === 0 ? () => false : globTest(usable)
}

function inDirection(
  paths: readonly string[],
  direction: unknown,
  compare: (a: string, b: string) => number,
): string[] {
  const sorted = paths.toSorted(compare)
  return direction === 'desc' ? sorted.reverse() : sorted
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function depthOf(path: string): number {
  return path.split('/').length
}

function folderOf(path: string): string {
  return path.includes('/') ? posix.dirname(path) : ''
}

function asMapping(value: unknown): FolderConfig {
  return isMapping(value) ? value : {}
}

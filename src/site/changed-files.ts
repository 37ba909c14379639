import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { posixRelative } from '../core/paths.ts'
import { blobId, longestTarget, readRevision, type EarlierFile, type Revision } from '../files/git/revision.ts'
import { isPage } from '../files/file-names.ts'
import { searchTest } from '../files/find-files.ts'
import { dataSearches } from './data/read-records.ts'
import { fileText, type Site } from './site.ts'

/** What differs between a site and what it was at a revision. */
export interface Changes {
  areSettingsChanged: boolean
  /**
   * The pages that changed, came or went, by path relative to the docs directory: their bytes as they were, or null
   * where there was nothing that could be a page.
   */
  pages: ReadonlyMap<string, Buffer | null>
}

/**
 * Compares a site with a revision, by the ids of contents: git is asked only what was there then. What git does not
 * know, ignored files too, counts as changed.
 *
 * @param named relative to the folder of the site's configuration; files that count for every page, and need
 *   not be there
 * @param blobOf gives the id that git has for what a page holds now, where that is known; empty elsewhere
 * @throws SetupError when git cannot say what was there
 */
export function readChanges(
  site: Site,
  revision: string,
  named: readonly string[],
  blobOf: (page: string) => string = () => '',
): Changes {
  const earlier = readRevision(site.root, revision)
  const known = new Map(earlier.files.map((file) => [file.path, file]))
  const isData = searchTest(dataSearches({ ...site, root: realpathSync(site.root) }, site.config.collections))
  const data = earlier.files.map(({ path }) => join(earlier.root, path)).filter(isData)
  const settings = [...new Set([...named, ...data.map((file) => posixRelative(realpathSync(site.root), file))])]
  const settingPaths = settings.map((name) => pathIn(earlier.root, realpathSync(site.root), name))
  const prefix = pathIn(earlier.root, realpathSync(site.docsDir), '')
  const now = pagesNow(site)
  const deleted = earlier.files.flatMap(({ path }) => {
    const [page] = prefix === '' ? [path] : path.startsWith(`${prefix}/`) ? [path.slice(prefix.length + 1)] : []
    return page !== undefined && isPage(page) && !now.has(page) ? [page] : []
  })
  const pages = [...now.keys(), ...deleted]
  const inTree = (page: string): string => posix.join(prefix, page)
  const really = followLinks([...settingPaths, ...pages.map(inTree)], earlier)
  const before = (path: string): EarlierFile | undefined => known.get(really(path))
  const changed = pages.filter((page) => {
    const known = before(inTree(page))
    return (!known || known.id !== blobOf(page)) && !isSame(now.get(page)?.() ?? null, known)
  })
  return {
    areSettingsChanged: settings.some(
      (name, index) => !isSame(bytesOf(join(site.root, name)), before(settingPaths[index] ?? '')),
    ),
    pages: contentsOf(
      changed.map((page) => [page, before(inTree(page))]),
      earlier,
    ),
  }
}

function pathIn(top: string, folder: string, name: string): string {
  return posixRelative(top, join(folder, name))
}

/** Every page of a site with what gives its bytes, those too that could not be read as pages. */
function pagesNow({ pages, otherFiles, findings, docsDir }: Site): Map<string, () => Uint8Array | null> {
  const unread = [...otherFiles, ...findings.keys()].filter(isPage)
  return new Map([
    ...unread.map((path) => [path, () => bytesOf(join(docsDir, path))] as const),
    ...pages.map((page) => [page.path, () => Buffer.from(fileText(page, page.source))] as const),
  ])
}

function bytesOf(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null
  } catch {
    return null
  }
}

/** Line ends that git itself changes in a checkout (`core.autocrlf`, `text=auto`) are not a change. */
function isSame(bytes: Uint8Array | null, before: EarlierFile | undefined): boolean {
  if (bytes === null || before === undefined) return bytes === null && before === undefined
  if (blobId(bytes, before.id) === before.id) return true
  const text = Buffer.from(bytes).toString('latin1')
  return text.includes('\r\n') && blobId(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'), before.id) === before.id
}

/** Says where a path led at the revision when links stood on the way; out of the repository it led to nothing. */
function followLinks(paths: readonly string[], earlier: Revision): (path: string) => string {
  const asked = new Set<string>()
  for (const path of paths)
    for (let way = path; way !== '.' && !asked.has(way); way = posix.dirname(way)) asked.add(way)
  const links = earlier.files.filter(({ isLink }) => isLink)
  if (!links.some(({ path }) => asked.has(path))) return (path) => path
  const targets = new Map<string, string>()
  earlier.read(links, ({ path }, content) => targets.set(path, content?.toString() ?? ''))
  const folders = new Map<string, string>()
  return (path) => {
    const folder = posix.dirname(path)
    const reached = folders.get(folder) ?? reach(folder, targets)
    folders.set(folder, reached)
    return reach(posix.join(reached, posix.basename(path)), targets)
  }
}

function reach(path: string, targets: ReadonlyMap<string, string>): string {
  const ahead = path.split('/').reverse()
  let place = '.'
  for (let links = 0; ahead.length > 0; ) {
    const next = posix.join(place, ahead.pop() ?? '')
    const target = targets.get(next)
    if (target === undefined) place = next
    else if (++links > mostLinks || target.length > longestTarget || target.startsWith('/')) return '..'
    else ahead.push(...target.split('/').reverse())
    if (/^\.\.(?:\/|$)/.test(place)) return '..'
  }
  return place
}

/** As many as Linux follows. */
const mostLinks = 40

function contentsOf(
  pages: readonly (readonly [path: string, before: EarlierFile | undefined])[],
  earlier: Revision,
): Map<string, Buffer | null> {
  const contents = new Map<string, Buffer | null>()
  const files = new Set(pages.flatMap(([, before]) => before ?? []))
  earlier.read([...files], ({ id }, content) => contents.set(id, content))
  return new Map(pages.map(([path, before]) => [path, (before && contents.get(before.id)) ?? null]))
}

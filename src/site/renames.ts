import { realpathSync } from 'node:fs'
import { once } from '../core/memoize.ts'
import { posixRelative } from '../core/paths.ts'
import { recordHead } from '../files/git/head.ts'
import { readRevision } from '../files/git/revision.ts'
import { isPage } from '../files/file-names.ts'
import { decode } from '../files/read-text.ts'
import { SetupError } from '../report/setup-error.ts'
import { frontMatterRules } from './front-matter.ts'
import { matchPages } from './match-pages.ts'
import { pageNames, plainPathsOf, type PageNames, type PlainPath } from './page-names.ts'
import type { Page } from './page.ts'
import { toPage, type Site } from './site.ts'

/** Which pages have been renamed or moved in the last commit or since. Paths are relative to the docs directory. */
export interface Renames {
  /** The renamed pages as they were. */
  earlier: readonly Page[]
  /** What a renamed page is now, by its earlier path. */
  to: ReadonlyMap<string, Page>
  /** What a renamed page was, by its path now. */
  from: ReadonlyMap<string, Page>
  /** How references found the renamed pages; of a collection with a key by that, too. */
  names(key: string | null): PageNames
  /** Those of the renamed pages, as they were, that stood below a folder of this name. */
  inFolder(name: string): readonly Page[]
}

const none: Renames = toRenames([], (path) => path)

/**
 * Compares the pages of a site with the last commits. A page is the same under another name where `matchPages` says so,
 * and most of its lines are the same, as git has it.
 *
 * @returns nothing without a repository, a commit or git
 */
export function readRenames(site: Site): Renames {
  const renames = known.get(site) ?? readOnce(site)
  known.set(site, renames)
  return renames
}

/** Each language of a site asks. */
const known = new WeakMap<Site, Renames>()

/** The last commit, and the one before it: who renames and commits at once has not written the lists yet. */
const revisions = ['HEAD', 'HEAD~1'] as const

function readOnce(site: Site): Renames {
  recordHead(site.root, site.access)
  const matches = new Map<string, { earlier: Page; page: Page }>()
  for (const revision of revisions)
    try {
      const { removed, added } = comparePages(site, revision)
      for (const [page, earlier] of matchPages(removed, added).earlier)
        if (!matches.has(earlier.path) && isAlike(earlier, page)) matches.set(earlier.path, { earlier, page })
    } catch (error) {
      if (error instanceof SetupError) break
      throw error
    }
  return matches.size === 0 ? none : toRenames([...matches.values()], plainPathsOf(site.config))
}

/** The pages of a commit that are not there any more, and those that were not there then. */
function comparePages(
  { root, docsDir, pages, otherFiles, findings, config }: Site,
  name: string,
): { removed: Page[]; added: Page[] } {
  const revision = readRevision(root, name)
  const folder = posixRelative(revision.root, realpathSync(docsDir))
  const prefix = folder === '' ? '' : `${folder}/`
  const present = new Set([...pages.map(({ path }) => path), ...otherFiles, ...findings.keys()])
  const known = new Set<string>()
  const gone = revision.files.filter(({ path, isLink }) => {
    const page = path.slice(prefix.length)
    if (isLink || !path.startsWith(prefix) || !isPage(page)) return false
    known.add(page)
    return !present.has(page)
  })
  const added = gone.length === 0 ? [] : pages.filter(({ path }) => !known.has(path))
  const removed: Page[] = []
  if (added.length === 0) return { removed, added }
  const rules = frontMatterRules(config)
  revision.read(gone, ({ path }, content) => {
    const read = content && decode(content)
    if (read && 'text' in read) removed.push(toPage(path.slice(prefix.length), read.text, rules).page)
  })
  return { removed, added }
}

function toRenames(matches: readonly { earlier: Page; page: Page }[], plain: PlainPath): Renames {
  const pages = matches.map(({ earlier }) => earlier)
  return {
    earlier: pages,
    names: once((key: string | null) => pageNames(pages, key, plain)),
    inFolder: once((name: string) => pages.filter(({ path }) => isInFolder(path, name))),
    to: new Map(matches.map(({ earlier, page }) => [earlier.path, page])),
    from: new Map(matches.map(({ earlier, page }) => [page.path, earlier])),
  }
}

function isInFolder(path: string, name: string): boolean {
  const folders = path.toLowerCase().split('/').slice(0, -1)
  return folders.includes(name.toLowerCase())
}

/**
 * Whether half of the lines are the same, the least by which git takes one file for another. Of a page of another shard only
 * the front matter is known.
 */
function isAlike(earlier: Page, page: Page): boolean {
  const left = new Map<string, number>()
  const linesOf = ({ source, frontMatter }: Page): string[] =>
    (page.outline ? source.slice(0, frontMatter.end) : source).split(/\r?\n/).filter((line) => line.trim() !== '')
  const [before, after] = [linesOf(earlier), linesOf(page)]
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1)
  let same = 0
  for (const line of after) {
    const count = left.get(line) ?? 0
    if (count === 0) continue
    left.set(line, count - 1)
    same++
  }
  return same * 2 >= Math.max(before.length, after.length)
}

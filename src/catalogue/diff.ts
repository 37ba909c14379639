import { join, relative, sep } from 'node:path'
import { catalogueDiffAsJson, catalogueDiffNodes, type CatalogueDiff } from './diff-formats.ts'
import { changedListings } from './diff-listings.ts'
import { changedPages } from './diff-pages.ts'
import { answersOf, type Answers } from '../directives/site-queries.ts'
import { serialize } from '../markdown/stringify/stringify.ts'
import { getMessages } from '../report/messages/languages.ts'
import { readEarlierSite } from '../site/earlier-site.ts'
import type { Page } from '../site/page.ts'
import { loadSite, schemaNames } from '../site/site.ts'

/** Since when changes are wanted, and how they are printed. */
export interface CatalogueDiffOptions {
  /** Absolute path of the folder in which `mkdocs.yml` is looked for. */
  cwd: string
  /** Another `mkdocs.yml`, relative to `cwd`. */
  configFile?: string
  /** Whether `docs_dir` and `INHERIT` may lead out of the repository. */
  allowOutside?: boolean
  /** As git names it: `main`, `HEAD~3`, a commit. */
  revision: string
  format: 'md' | 'json'
}

/**
 * Prints what changed in a catalogue between a revision and now: pages, their fields, and what directives list.
 *
 * @throws SetupError when there is no site now or then, or git cannot say what it was like
 */
export function catalogueDiff({ cwd, configFile, allowOutside, revision, format }: CatalogueDiffOptions): string {
  const now = loadSite(cwd, configFile, allowOutside)
  const earlier = readEarlierSite(cwd, configFile, schemaNames, revision)
  const before: Moment = { site: earlier, answers: answersOf(earlier) }
  const after: Moment = { site: now, answers: answersOf(now) }
  const { pages, matches } = changedPages(before, after)
  const listings = changedListings(before, after, matches)
  const shown = (path: string): string => relative(cwd, join(now.docsDir, path)).split(sep).join('/')
  const diff: CatalogueDiff = {
    revision,
    pages: pages.map((page) => ({ ...page, path: shown(page.path), from: page.from && shown(page.from) })),
    listings: listings.map((listing) => ({
      ...listing,
      path: shown(listing.path),
      gained: listing.gained.map((row) => ({ ...row, path: shown(row.path) })),
      lost: listing.lost.map((row) => ({ ...row, path: shown(row.path) })),
    })),
  }
  if (format === 'json') return catalogueDiffAsJson(diff)
  return `${serialize(catalogueDiffNodes(diff, getMessages(now.config.messages).commands.diff))}\n`
}

/** A site at one of the two moments. */
export interface Moment {
  site: { pages: readonly Page[]; records: ReadonlyMap<string, readonly Page[]> }
  answers: Answers
}

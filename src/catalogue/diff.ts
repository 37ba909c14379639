import { join } from 'node:path'
import { catalogueDiffAsJson, catalogueDiffNodes, type CatalogueDiff } from './diff-formats.ts'
import { changedListings } from './diff-listings.ts'
import { changedPages } from './diff-pages.ts'
import { posixRelative } from '../core/paths.ts'
import { createSiteQueries } from '../directives/site-queries.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { serialize } from '../markdown/stringify/stringify.ts'
import { getMessages } from '../report/messages/languages.ts'
import { readEarlierSite } from '../site/earlier-site.ts'
import { readSite, type SiteOptions } from '../site/site.ts'

/** Since when changes are wanted, and how they are printed. */
export interface CatalogueDiffOptions extends SiteOptions {
  /** As git names it: `main`, `HEAD~3`, a commit. */
  revision: string
  format: 'md' | 'json'
}

/**
 * Prints what changed in a catalogue between a revision and now: pages, their fields, and what directives list.
 *
 * @throws SetupError when there is no site now or then, or git cannot say what it was like
 */
export function catalogueDiff({ revision, format, ...options }: CatalogueDiffOptions): string {
  const now = readSite(options, schemaNames)
  const before = createSiteQueries(readEarlierSite(options, schemaNames, revision))
  const after = createSiteQueries(now)
  const { pages, matches } = changedPages(before, after)
  const listings = changedListings(before, after, matches)
  const shown = (path: string): string => posixRelative(options.cwd, join(now.docsDir, path))
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

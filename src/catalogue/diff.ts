import { catalogueDiffAsJson, catalogueDiffNodes, type CatalogueDiff } from './diff-formats.ts'
import { changedListings } from './diff-listings.ts'
import { changedPages } from './diff-pages.ts'
import { shownPathFrom } from './shown-path.ts'
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
  const placeOf = shownPathFrom(options.cwd, now)
  const { pages, matches } = changedPages(before, after, placeOf)
  const diff: CatalogueDiff = { revision, pages, listings: changedListings(before, after, matches, placeOf) }
  if (format === 'json') return catalogueDiffAsJson(diff)
  return `${serialize(catalogueDiffNodes(diff, getMessages(now.config.messages).commands.diff))}\n`
}

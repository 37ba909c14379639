import type { Request } from '../directives/kinds/registry.ts'
import { siteQueries, type SiteQueries } from '../directives/site-queries.ts'
import { decode } from '../files/read-text.ts'
import { findOnce, rejudgedPages, relistedPages, snapshotOf } from './incremental/affected-pages.ts'
import { readChanges } from '../site/changed-files.ts'
import { frontMatterRules } from '../site/front-matter.ts'
import type { Page } from '../site/page.ts'
import { replacePages } from '../site/replace-pages.ts'
import { settingFiles, toPage, type Site } from '../site/site.ts'

/** What is known of a site; besides its queries only where its pages need not be looked into for that. */
export interface KnownPages {
  queries: SiteQueries
  /** What the directives of a page ask. */
  requestsOf?: (page: Page) => readonly Request[]
  /** The id that git has for what a page holds, by its path relative to the docs directory; empty where it is not known. */
  blobOf?: (path: string) => string
}

/**
 * The pages that what changed since a revision can affect.
 *
 * @param revision as git names it: `main`, `HEAD~3`, a commit
 * @returns whether a page, by its path relative to the docs directory, is one of them
 * @throws SetupError when git cannot say what changed
 */
export function affectedSince(
  site: Site,
  revision: string,
  { queries, requestsOf, blobOf }: KnownPages,
): (path: string) => boolean {
  const { areSettingsChanged, pages } = readChanges(site, revision, settingFiles(site), blobOf)
  // Each commit changes dates that pages show, whatever else it changes.
  if (areSettingsChanged || hasDates(site)) return () => true
  const rules = frontMatterRules(site.config)
  const earlier = [...pages].map(([path, bytes]) => {
    const read = bytes ? decode(bytes) : { failure: 'unreadable' as const }
    return [path, 'text' in read ? toPage(path, read.text, rules) : { page: null, findings: [] }] as const
  })
  const siteBefore = replacePages(site, new Map(earlier))
  // An index that is there already is taken over but for the pages that changed.
  queries.indexes.in(null)
  const queriesBefore = siteQueries(siteBefore, queries.indexes.after(siteBefore))
  const [before, after] = [snapshotOf(siteBefore, queriesBefore), snapshotOf(site, queries)]
  const relisted = relistedPages(before, after, new Set(pages.keys()), findOnce(queries.find), requestsOf)
  const rejudged = rejudgedPages(before, after)
  return (path) => relisted.has(path) || rejudged.has(path)
}

function hasDates({ config }: Site): boolean {
  return config.collections.some(({ derive }) => derive.some(({ take }) => take === 'created' || take === 'changed'))
}

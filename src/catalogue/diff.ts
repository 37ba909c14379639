import { shownPathFrom } from './answer.ts'
import { comparePaths } from '../core/paths.ts'
import {
  catalogueDiffAsJson,
  catalogueDiffNodes,
  type CatalogueDiff,
  type FieldChange,
  type PageChange,
} from './diff-formats.ts'
import { changedListings } from './diff-listings.ts'
import { createSiteQueries, type SiteQueries } from '../directives/site-queries.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { serialize } from '../markdown/stringify/stringify.ts'
import { getMessages } from '../report/messages/languages.ts'
import { titleOf } from '../site/computed-fields.ts'
import { readEarlierSite } from '../site/earlier-site.ts'
import { matchPages, type Matches } from '../site/match-pages.ts'
import { fieldOf, type Page } from '../site/page.ts'
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

/**
 * Which pages came, went, were renamed or changed; what mdsplice itself put into them is not a change.
 *
 * @param placeOf where a page is, as it is printed
 * @returns which page is which of the earlier ones, too
 */
function changedPages(
  before: SiteQueries,
  after: SiteQueries,
  placeOf: (page: Page) => string,
): { pages: PageChange[]; matches: Matches } {
  const entry = (page: Page, change: PageChange['change'], earlier?: Page): PageChange => ({
    change,
    path: placeOf(page),
    from: change === 'renamed' && earlier ? placeOf(earlier) : null,
    title: titleOf(page),
    fields: [],
    is_text_changed: false,
  })
  const matches = matchPages(allPages(before), allPages(after))
  const removed = matches.removed.map((page) => entry(page, 'removed'))
  const added = matches.added.map((page) => entry(page, 'added'))
  const others = [...matches.earlier].flatMap(([page, earlier]): PageChange[] => {
    const isRenamed = page.path !== earlier.path && !page.record
    if (page.source === earlier.source && !page.record) return isRenamed ? [entry(page, 'renamed', earlier)] : []
    const fields = changedFields(earlier, page)
    const isTextChanged = before.content(earlier).text !== after.content(page).text
    if (!isRenamed && fields.length === 0 && !isTextChanged) return []
    const change = isRenamed ? 'renamed' : 'changed'
    return [{ ...entry(page, change, earlier), fields, is_text_changed: isTextChanged }]
  })
  return { pages: [...added, ...removed, ...others].sort((a, b) => comparePaths(a.path, b.path)), matches }
}

function allPages({ indexes: { site } }: SiteQueries): Page[] {
  return [...site.pages, ...[...site.records.values()].flat()]
}

function changedFields(earlier: Page, page: Page): FieldChange[] {
  const valuesOf = ({ frontMatter }: Page, field: string): string[] | null =>
    fieldOf(frontMatter, field)?.values.map(({ text }) => text) ?? null
  const names = new Set([...earlier.frontMatter.fields.keys(), ...page.frontMatter.fields.keys()])
  return [...names].flatMap((field): FieldChange[] => {
    const [before, after] = [valuesOf(earlier, field), valuesOf(page, field)]
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }]
  })
}

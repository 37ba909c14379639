import type { FieldChange, PageChange } from './diff-formats.ts'
import { comparePaths } from '../core/paths.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { titleOf } from '../site/computed-fields.ts'
import { matchPages, type Matches } from '../site/match-pages.ts'
import { fieldOf, type Page } from '../site/page.ts'

/**
 * Which pages came, went, were renamed or changed; what mdsplice itself put into them is no change.
 *
 * @param placeOf where a page is, as it is printed
 * @returns which page is which of the earlier ones, too
 */
export function changedPages(
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

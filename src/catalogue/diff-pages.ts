import type { FieldChange, PageChange } from './diff-formats.ts'
import { comparePaths } from '../core/paths.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { titleOf } from '../site/computed-fields.ts'
import { matchPages, type Matches } from '../site/match-pages.ts'
import { fieldOf, type Page } from '../site/page.ts'

/**
 * Which pages came, went, were renamed or changed; what mdsplice itself put into them is no change.
 *
 * @returns paths relative to the docs directory, and which page is which of the earlier ones
 */
export function changedPages(before: SiteQueries, after: SiteQueries): { pages: PageChange[]; matches: Matches } {
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

function entry(page: Page, change: PageChange['change'], earlier?: Page): PageChange {
  const title = titleOf(page)
  const from = change === 'renamed' && earlier ? earlier.path : null
  return { change, path: page.path, from, title, fields: [], is_text_changed: false }
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

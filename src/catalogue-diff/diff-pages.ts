import type { Moment } from './catalogue-diff.ts'
import { matchPages } from './match-pages.ts'
import type { Matches } from './match-pages.ts'
import { meaningOf } from '../page-meaning.ts'
import type { FieldChange, PageChange } from '../report/catalogue-diff.ts'
import { comparePaths } from '../site/page-order.ts'
import type { Page } from '../types.ts'

/**
 * Which pages came, went, were renamed or changed; what mdsplice itself put into them is no change.
 *
 * @returns paths relative to the docs directory, and which page is which of the earlier ones
 */
export function changedPages(before: Moment, after: Moment): { pages: PageChange[]; matches: Matches } {
  const matches = matchPages(allPages(before), allPages(after))
  const removed = matches.removed.map((page) => entry(before, page, 'removed'))
  const added = matches.added.map((page) => entry(after, page, 'added'))
  const others = [...matches.earlier].flatMap(([page, earlier]): PageChange[] => {
    const isRenamed = page.path !== earlier.path && !page.record
    if (page.source === earlier.source && !page.record) return isRenamed ? [entry(after, page, 'renamed', earlier)] : []
    const fields = changedFields(earlier, page)
    const isTextChanged = meaningOf(before.answers, earlier).text !== meaningOf(after.answers, page).text
    if (!isRenamed && fields.length === 0 && !isTextChanged) return []
    const change = isRenamed ? 'renamed' : 'changed'
    return [{ ...entry(after, page, change, earlier), fields, is_text_changed: isTextChanged }]
  })
  return { pages: [...added, ...removed, ...others].sort((a, b) => comparePaths(a.path, b.path)), matches }
}

function allPages({ site }: Moment): Page[] {
  return [...site.pages, ...[...site.records.values()].flat()]
}

function entry({ answers }: Moment, page: Page, change: PageChange['change'], earlier?: Page): PageChange {
  const title = answers.cellsOn(page).titleOf(page)
  const from = change === 'renamed' && earlier ? earlier.path : null
  return { change, path: page.path, from, title, fields: [], is_text_changed: false }
}

function changedFields(earlier: Page, page: Page): FieldChange[] {
  const valuesOf = ({ frontMatter }: Page, field: string): string[] | null =>
    frontMatter.fields.get(field)?.values.map(({ text }) => text) ?? null
  const names = new Set([...earlier.frontMatter.fields.keys(), ...page.frontMatter.fields.keys()])
  return [...names].flatMap((field): FieldChange[] => {
    const [before, after] = [valuesOf(earlier, field), valuesOf(page, field)]
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }]
  })
}

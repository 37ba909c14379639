import type { FieldChange, PageChange } from './diff-formats.ts'
import { comparePaths } from '../core/paths.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { titleOf } from '../site/computed-fields.ts'
import { fieldOf, firstText, type Page } from '../site/page.ts'

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

/** Which page is which of the earlier ones. */
export interface Matches {
  /** The earlier page of each that was there before, under whatever name. */
  earlier: Map<Page, Page>
  added: Page[]
  removed: Page[]
}

/** What shows that a page is the same under another name, the surest first; undefined where it says nothing. */
const characters: readonly ((page: Page) => string | undefined)[] = [
  (page) => (page.record ? undefined : page.path),
  (page) => firstText(page, 'id'),
  (page) => page.source.trim() || undefined,
  (page) => firstText(page, 'title'),
  (page) => (page.record ? page.path : page.path.slice(page.path.lastIndexOf('/') + 1)),
]

/**
 * Matches pages by path, and what is left by `id`, text, title and file name, where just one page has them before and
 * after.
 */
function matchPages(before: readonly Page[], after: readonly Page[]): Matches {
  const earlier = new Map<Page, Page>()
  let [removed, added] = [[...before], [...after]]
  for (const character of characters) {
    const [old, current] = [bySign(removed, character), bySign(added, character)]
    for (const [value, page] of current) {
      const match = old.get(value)
      if (page && match && Boolean(page.record) === Boolean(match.record)) earlier.set(page, match)
    }
    const matched = new Set(earlier.values())
    removed = removed.filter((page) => !matched.has(page))
    added = added.filter((page) => !earlier.has(page))
  }
  return { earlier, added, removed }
}

/** Pages by a character; null where more than one page has it. */
function bySign(pages: readonly Page[], character: (page: Page) => string | undefined): Map<string, Page | null> {
  const found = new Map<string, Page | null>()
  for (const page of pages) {
    const value = character(page)
    if (value !== undefined) found.set(value, found.has(value) ? null : page)
  }
  return found
}

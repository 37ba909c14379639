import { pageName } from './page-names.ts'
import { firstText, type Page } from './page.ts'

/** Which page is which of the earlier ones. */
export interface Matches {
  /** The earlier page of each that was there before, under whatever name. */
  earlier: Map<Page, Page>
  added: Page[]
  removed: Page[]
}

/** What shows that a page is the same under another name, the surest first; undefined where it shows nothing. */
const characters: readonly ((page: Page) => string | undefined)[] = [
  (page) => (page.record ? undefined : page.path),
  (page) => firstText(page, 'id'),
  (page) => page.source.trim() || undefined,
  (page) => firstText(page, 'title'),
  // A page that became the index of a folder is called as before.
  (page) => (page.record ? undefined : pageName(page)),
  (page) => (page.record ? page.path : page.path.slice(page.path.lastIndexOf('/') + 1)),
]

/**
 * Matches pages by path, and what is left by `id`, text, title, name and file name, where just one page has them before and
 * after.
 */
export function matchPages(before: readonly Page[], after: readonly Page[]): Matches {
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

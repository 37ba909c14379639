import type { CollectionIndex } from './collection-index.ts'
import { valuesIn, type Page } from '../page.ts'

/** Which of two related pages names the other in its front matter. */
export interface NamedBy {
  from: boolean
  to: boolean
}

/** Which pages of a collection are related to which of another: one of the two names the other in its front matter. */
export interface PageRelation {
  /** The related pages of the other collection, in file order, and which side says so. */
  of(page: Page): ReadonlyMap<Page, NamedBy>
  /** Whether a page is covered: some page of the other collection is related to it, in its own one names it. */
  isCovered(page: Page): boolean
}

/**
 * Relates two collections by their reference fields, in whichever direction they are used. A collection related to
 * itself goes one way only: from the page that names to the page that is named.
 */
export function relate(source: CollectionIndex | undefined, target: CollectionIndex | undefined): PageRelation {
  const links = new Map<Page, Map<Page, NamedBy>>()
  const covered = new Set<Page>()
  const link = (page: Page, other: Page, side: keyof NamedBy): void => {
    const of = links.get(page) ?? new Map<Page, NamedBy>()
    links.set(page, of)
    of.set(other, { from: false, to: false, ...of.get(other), [side]: true })
    covered.add(source === target ? other : page)
  }
  if (source && target) {
    for (const [page, named] of references(source, target)) link(page, named, 'from')
    if (source !== target) for (const [page, named] of references(target, source)) link(named, page, 'to')
  }
  const order = new Map(target?.pages.map((page, position) => [page, position]))
  const position = (page: Page): number => order.get(page) ?? 0
  return {
    of: (page) => new Map([...(links.get(page) ?? [])].sort(([a], [b]) => position(a) - position(b))),
    isCovered: (page) => covered.has(page),
  }
}

function references(source: CollectionIndex, { collection, names }: CollectionIndex): [page: Page, named: Page][] {
  return source.pages.flatMap((page) => {
    const values = valuesIn(page, collection.reference_field)
    return values.flatMap(({ text }) => names.named(text, page).map((named): [Page, Page] => [page, named]))
  })
}

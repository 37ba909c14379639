import type { Collection } from '../../config/settings.ts'
import { lazy, once } from '../../core/memoize.ts'
import type { FactReader } from '../facts.ts'
import { valueFor } from '../fields.ts'
import { indexCollection, type CollectionIndex } from './collection-index.ts'
import { memberFinder } from './member-finder.ts'
import { textsIn, type Page } from '../page.ts'

/** The pages and records of a site, and how they are collected. */
export interface CollectedSite {
  /** All pages of the site in file order. */
  pages: readonly Page[]
  /** By the name of the collection whose data file holds them, in its order. */
  records: ReadonlyMap<string, readonly Page[]>
  collections: readonly Collection[]
}

/** All that answering needs to know of a site. */
export interface SiteIndex {
  collections: ReadonlyMap<string, CollectionIndex>
  /** The collections that a page is in. */
  collectionsOf(page: Page): readonly CollectionIndex[]
  /** A page's values of a fact or a front matter field. */
  valuesOf(page: Page, field: string): readonly string[]
  /** Whether any page of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
  /** Whether any page of the site has this field. */
  isField(field: string): boolean
  /** The index of the site as it is now. Where only pages differ, and not which there are, it costs as much as these. */
  after(site: CollectedSite, factOf: FactReader): SiteIndex
}

/** Indexes a site once, so that each directive costs what it lists. */
export function indexSite(site: CollectedSite, factOf: FactReader): SiteIndex {
  const members = new Map(site.collections.map((collection): [string, Page[]] => [collection.name, []]))
  const names = collectPages(site, (page, name) => void members.get(name)?.push(page))
  const collections = site.collections.map((collection): [string, CollectionIndex] => [
    collection.name,
    indexCollection(collection, site.records.get(collection.name) ?? members.get(collection.name) ?? [], factOf),
  ])
  return toIndex(site, names, new Map(collections), factOf)
}

/** The names of the collections of each path that is in any: the same object for the same names. */
type Memberships = ReadonlyMap<string, readonly string[]>

const none: readonly string[] = []

function collectPages(
  { pages, records, collections }: CollectedSite,
  collect: (page: Page, collection: string) => void,
): Memberships {
  const collectionsOf = memberFinder(collections.filter(({ name }) => !records.has(name)))
  const memberships = new Map<string, readonly string[]>()
  const together = new Map<string, readonly string[]>()
  for (const page of pages) {
    const names = collectionsOf(page.path)
    const same = together.get(names.join()) ?? names
    together.set(names.join(), same)
    if (names.length > 0) memberships.set(page.path, same)
    for (const name of names) collect(page, name)
  }
  return memberships
}

function toIndex(
  site: CollectedSite,
  memberships: Memberships,
  collections: ReadonlyMap<string, CollectionIndex>,
  factOf: FactReader,
): SiteIndex {
  const collectionsNamed = once((names: readonly string[]) => names.flatMap((name) => collections.get(name) ?? []))
  // Asked for only when something is wrong.
  const textsOf = once((field: string) => new Set(site.pages.flatMap((page) => textsIn(page, field))))
  const allFields = lazy(() => new Set(site.pages.flatMap(({ frontMatter }) => [...frontMatter.fields.keys()])))
  const allNames = lazy(() => new Set(site.pages.map(valueFor)))
  return {
    collections,
    collectionsOf: ({ path }) => collectionsNamed(memberships.get(path) ?? none),
    valuesOf: (page, field) => factOf(page, field) ?? textsIn(page, field),
    namesSomething: (field, value) => textsOf(field).has(value) || allNames().has(value),
    isField: (field) => allFields().has(field),
    after(now, factNow) {
      const replaced = replacedPages(site, now)
      if (!replaced) return indexSite(now, factNow)
      const replacing = [...collections].map(([name, index]) => [name, index.replacing(replaced, factNow)] as const)
      return toIndex(now, memberships, new Map(replacing), factNow)
    },
  }
}

/** The pages at whose places there are others now, or null when more differs than that. */
function replacedPages(before: CollectedSite, now: CollectedSite): Map<Page, Page> | null {
  const isCollectedAlike = before.records === now.records && before.collections === now.collections
  if (!isCollectedAlike || before.pages.length !== now.pages.length) return null
  const replaced = new Map<Page, Page>()
  for (const [position, page] of before.pages.entries()) {
    const other = now.pages[position]
    if (other === page) continue
    if (other?.path !== page.path) return null
    replaced.set(page, other)
  }
  return replaced
}

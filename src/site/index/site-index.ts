import type { Collection } from '../../config/settings.ts'
import { lazy, once } from '../../core/memoize.ts'
import { computedFieldReader } from '../computed-fields.ts'
import { resolveFields, type Fields } from '../fields.ts'
import { indexCollection, type CollectionIndex } from './collection-index.ts'
import { memberFinder } from './member-finder.ts'
import { relate, type PageRelation } from './relations.ts'
import { pageName } from '../page-names.ts'
import { fieldNames, textsIn, type Page } from '../page.ts'
import type { Site } from '../site.ts'

/** A site whose pages are found by collection, name and value, without looking at each. */
export interface SiteIndex {
  site: Site
  collections: ReadonlyMap<string, CollectionIndex>
  /** What is known of fields beyond what pages say. */
  fields: Fields
  /** The collections that a page is in. */
  collectionsOf(page: Page): readonly CollectionIndex[]
  /** A page's values of a computed or a front matter field. */
  valuesOf(page: Page, field: string): readonly string[]
  /** Whether any page of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
  /** Whether any page of the site has this field. */
  isField(field: string): boolean
  /** Which pages of a collection are related to which of another. */
  relation(from: string, to: string): PageRelation
  /**
   * The index of the site as it is now. Where only pages differ, and not which there are, it costs as much as these.
   */
  after(site: Site): SiteIndex
}

/** Indexes a site once, so that each directive costs what it lists. */
export function indexSite(site: Site): SiteIndex {
  const { collections } = site.config
  const valuesOf = computedFieldReader(collections)
  const members = new Map(collections.map((collection): [string, Page[]] => [collection.name, []]))
  const names = collectPages(site, collections, (page, name) => void members.get(name)?.push(page))
  const indexes = collections.map((collection): [string, CollectionIndex] => [
    collection.name,
    indexCollection(collection, site.records.get(collection.name) ?? members.get(collection.name) ?? [], valuesOf),
  ])
  return toIndex(site, names, new Map(indexes))
}

/** The names of the collections of each path that is in any: the same object for the same names. */
type Memberships = ReadonlyMap<string, readonly string[]>

const none: readonly string[] = []

function collectPages(
  { pages, records }: Site,
  collections: readonly Collection[],
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

function toIndex(site: Site, memberships: Memberships, collections: ReadonlyMap<string, CollectionIndex>): SiteIndex {
  const { pages, config } = site
  const computedValues = computedFieldReader(config.collections)
  const collectionsNamed = once((names: readonly string[]) => names.flatMap((name) => collections.get(name) ?? []))
  const relationsFrom = once((from: string) => once((to: string) => relate(collections.get(from), collections.get(to))))
  // Asked for only when something is wrong.
  const textsOf = once((field: string) => new Set(pages.flatMap((page) => textsIn(page, field))))
  const allFields = lazy(() => new Set(pages.flatMap(({ frontMatter }) => fieldNames(frontMatter))))
  const allNames = lazy(() => new Set(pages.map(pageName)))
  return {
    site,
    collections,
    fields: resolveFields(config.fields, pages, config.language),
    collectionsOf: ({ path }) => collectionsNamed(memberships.get(path) ?? none),
    valuesOf: (page, field) => computedValues(page, field) ?? textsIn(page, field),
    namesSomething: (field, value) => textsOf(field).has(value) || allNames().has(value),
    isField: (field) => allFields().has(field),
    relation: (from, to) => relationsFrom(from)(to),
    after(now) {
      const replaced = replacedPages(site, now)
      if (!replaced) return indexSite(now)
      const valuesNow = computedFieldReader(now.config.collections)
      const replacing = [...collections].map(([name, index]) => [name, index.replacing(replaced, valuesNow)] as const)
      return toIndex(now, memberships, new Map(replacing))
    },
  }
}

/** The pages at whose places there are others now, or null when more differs than that. */
function replacedPages(before: Site, now: Site): Map<Page, Page> | null {
  const isCollectedAlike = before.records === now.records && before.config.collections === now.config.collections
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

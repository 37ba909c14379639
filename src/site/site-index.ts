import { factNames } from '../types.ts'
import type { Collection, Page } from '../types.ts'
import { memberTest } from './collections.ts'
import type { FactReader } from './facts.ts'
import { valueFor } from './fields.ts'
import { lazy, once } from './once.ts'
import { fieldNames, indexFact, indexField } from './postings.ts'
import type { Postings } from './postings.ts'
import { pageName } from './title.ts'

/** A collection's pages, found by name and by field value without looking at each. */
export interface CollectionIndex {
  collection: Collection
  /** In file order. */
  pages: readonly Page[]
  /** File name without extension → the pages so named; more than one when they stand in different folders. */
  byName: Map<string, Page[]>
  /** The front matter fields that its pages have. */
  fields: readonly string[]
  /** Of a front matter field or a fact: value → positions in `pages`; undefined when no page has the field. */
  postingsOf(field: string): Postings | undefined
}

/** All that answering needs to know of a site. */
export interface SiteIndex {
  collections: Map<string, CollectionIndex>
  /** A page's values of a fact or a front matter field. */
  valuesOf(page: Page, field: string): readonly string[]
  /** Whether any page of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
  /** Whether any page of the site has this field. */
  isField(field: string): boolean
}

/**
 * Indexes a site once, so that each directive costs what it lists.
 *
 * @param pages all pages of the site in file order
 * @param records by the name of the collection whose data file holds them, in its order
 */
export function indexSite(
  pages: readonly Page[],
  records: ReadonlyMap<string, readonly Page[]>,
  collections: readonly Collection[],
  factOf: FactReader,
): SiteIndex {
  // Each part is made when it is first asked for: most are asked for by no directive, or only when something is wrong.
  const valuesOfField = once((field: string) => indexField(pages, field))
  const names = lazy(() => new Set(pages.map(valueFor)))
  return {
    collections: new Map(
      collections.map((collection) => [
        collection.name,
        indexCollection(collection, records.get(collection.name) ?? membersOf(collection, pages), factOf),
      ]),
    ),
    valuesOf: (page, field) =>
      factOf(page, field) ?? page.frontMatter.fields.get(field)?.values.map(({ text }) => text) ?? [],
    namesSomething: (field, value) => (valuesOfField(field)?.has(value) ?? false) || names().has(value),
    isField: (field) => valuesOfField(field) !== undefined,
  }
}

function membersOf(collection: Collection, pages: readonly Page[]): Page[] {
  const isMember = memberTest(collection)
  return pages.filter(({ path }) => isMember(path))
}

function indexCollection(collection: Collection, pages: readonly Page[], factOf: FactReader): CollectionIndex {
  const byName = new Map<string, Page[]>()
  for (const page of pages) {
    const name = page.record ? (page.frontMatter.fields.get('id')?.values[0]?.text ?? '') : pageName(page.path)
    const named = byName.get(name)
    if (named) named.push(page)
    else byName.set(name, [page])
  }
  const fields = lazy(() => fieldNames(pages))
  const postings = once((field: string) =>
    factNames.includes(field) ? indexFact(pages, (page) => factOf(page, field) ?? []) : indexField(pages, field),
  )
  return {
    collection,
    pages,
    byName,
    get fields() {
      return fields()
    },
    postingsOf: postings,
  }
}

import type { Collection, Page } from '../types.ts'
import { isMember } from './collections.ts'
import { isIndex } from './page-order.ts'
import { pageName } from './title.ts'

/** A collection's pages, found by name and by field value without looking at each. */
export interface CollectionIndex {
  collection: Collection
  /** In file order. */
  pages: Page[]
  /** File name without extension → the pages so named; more than one when they stand in different folders. */
  byName: Map<string, Page[]>
  /** Field → value → positions in `pages`, rising. */
  postings: Map<string, Map<string, number[]>>
}

/** All that answering needs to know of a site. */
export interface SiteIndex {
  pages: Map<string, Page>
  collections: Map<string, CollectionIndex>
  /** Whether any page of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
}

/**
 * Indexes a site once, so that each directive costs what it lists.
 *
 * @param pages all pages of the site in file order
 */
export function indexSite(pages: readonly Page[], collections: readonly Collection[]): SiteIndex {
  const values = indexValues(pages)
  const names = new Set(pages.flatMap((page) => namesOf(page)))
  return {
    pages: new Map(pages.map((page) => [page.path, page])),
    collections: new Map(collections.map((collection) => [collection.name, indexCollection(collection, pages)])),
    namesSomething: (field, value) => names.has(value) || (values.get(field)?.has(value) ?? false),
  }
}

function indexCollection(collection: Collection, all: readonly Page[]): CollectionIndex {
  const pages = all.filter((page) => isMember(collection, page))
  const byName = new Map<string, Page[]>()
  for (const page of pages) {
    const name = pageName(page.path)
    byName.set(name, [...(byName.get(name) ?? []), page])
  }
  return { collection, pages, byName, postings: indexValues(pages) }
}

function indexValues(pages: readonly Page[]): Map<string, Map<string, number[]>> {
  const postings = new Map<string, Map<string, number[]>>()
  pages.forEach((page, position) => {
    for (const field of page.frontMatter.fields.values()) {
      const byValue = postings.get(field.name) ?? new Map<string, number[]>()
      postings.set(field.name, byValue)
      for (const { text } of field.values) {
        const positions = byValue.get(text)
        if (!positions) byValue.set(text, [position])
        else if (positions.at(-1) !== position) positions.push(position)
      }
    }
  })
  return postings
}

/** An index page is named by its folder, too: `bouwblok/data` names `bouwblokken/data/index.md`. */
function namesOf(page: Page): string[] {
  const folder = page.path.split('/').at(-2)
  return isIndex(page.path) && folder !== undefined ? [folder] : [pageName(page.path)]
}

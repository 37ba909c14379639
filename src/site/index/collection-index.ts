import type { Collection } from '../../config/settings.ts'
import { once } from '../../core/memoize.ts'
import { computedFields, type ComputedFieldReader, pageName } from '../computed-fields.ts'
import {
  indexComputedField,
  indexFields,
  replaceInPostings,
  type IndexedField,
  type Postings,
  type Replacement,
} from './postings.ts'
import { firstText, type Page } from '../page.ts'

/** A collection's pages, found by name and by field value without looking at each. */
export interface CollectionIndex {
  collection: Collection
  /** In file order. */
  pages: readonly Page[]
  /** File name without extension → the pages so named; more than one when they stand in different folders. */
  byName: ReadonlyMap<string, readonly Page[]>
  /** The front matter fields that its pages have. */
  fields: readonly string[]
  /** How many of its pages have a front matter field. */
  countOf(field: string): number
  /** Of a front matter or a computed field: value → positions in `pages`; undefined when no page has the field. */
  postingsOf(field: string): Postings | undefined
  /**
   * The index of the same collection with other pages at the places of some, which costs as much as there are of these.
   *
   * @param replaced by the pages that stood there
   */
  replacing(replaced: ReadonlyMap<Page, Page>, valuesOf: ComputedFieldReader): CollectionIndex
}

/**
 * Indexes a collection: all fields at once, because to walk over the pages takes longer than to write down what they
 * have.
 */
export function indexCollection(
  collection: Collection,
  pages: readonly Page[],
  valuesOf: ComputedFieldReader,
): CollectionIndex {
  const byName = new Map<string, Page[]>()
  for (const page of pages) {
    const name = nameOf(page)
    const named = byName.get(name)
    if (named) named.push(page)
    else byName.set(name, [page])
  }
  return toIndex(collection, pages, byName, indexFields(pages, computedFields), valuesOf)
}

function nameOf(page: Page): string {
  return page.record ? (firstText(page, 'id') ?? '') : pageName(page.path)
}

function toIndex(
  collection: Collection,
  pages: readonly Page[],
  byName: CollectionIndex['byName'],
  fields: ReadonlyMap<string, IndexedField>,
  valuesOf: ComputedFieldReader,
): CollectionIndex {
  // A computed field goes before one of front matter that has its name.
  const computedPostings = once((field: string) => indexComputedField(pages, (page) => valuesOf(page, field) ?? []))
  return {
    collection,
    pages,
    byName,
    fields: [...fields.keys()],
    postingsOf: (field) => (computedFields.includes(field) ? computedPostings(field) : fields.get(field)?.postings),
    countOf: (field) => fields.get(field)?.count ?? 0,
    replacing(byPage, valuesNow) {
      const replaced = replacements(pages, byPage)
      if (replaced.length === 0) return toIndex(collection, pages, byName, fields, valuesNow)
      const after = [...pages]
      for (const { position, after: page } of replaced) after[position] = page
      if (!replaced.every(hasSameFields)) return indexCollection(collection, after, valuesNow)
      const named = new Map(byName)
      for (const { before, after: page } of replaced) {
        const name = nameOf(page)
        named.set(
          name,
          (named.get(name) ?? []).map((other) => (other === before ? page : other)),
        )
      }
      const fieldsNow = [...fields].map(([field, { postings, count }]) => {
        const now = computedFields.includes(field) ? postings : replaceInPostings(postings, field, replaced)
        return [field, { postings: now, count }] as const
      })
      return toIndex(collection, after, named, new Map(fieldsNow), valuesNow)
    },
  }
}

function replacements(pages: readonly Page[], byPage: ReadonlyMap<Page, Page>): Replacement[] {
  return [...byPage].flatMap(([before, after]) => {
    const position = pages.indexOf(before)
    return position === -1 ? [] : [{ position, before, after }]
  })
}

/** Names, and the order in which fields first come, stay as they are then. */
function hasSameFields({ before, after }: Replacement): boolean {
  const names = [...after.frontMatter.fields.keys()]
  return (
    before.frontMatter.fields.size === names.length &&
    [...before.frontMatter.fields.keys()].every((name, index) => name === names[index])
  )
}

import type { Collection } from '../../config/settings.ts'
import { lazy, once } from '../../core/memoize.ts'
import { computedFields, type ComputedFieldReader } from '../computed-fields.ts'
import {
  indexComputedField,
  keptField,
  indexFields,
  replaceInPostings,
  type IndexedField,
  type Postings,
  type Replacement,
} from './postings.ts'
import { pageNames, type PageNames, type PlainPath } from '../page-names.ts'
import { fieldNames, fieldOf, saySame, textsIn, type Page } from '../page.ts'

/** A collection's pages, found by name and by field value without looking at each. */
export interface CollectionIndex {
  collection: Collection
  /** In file order. */
  pages: readonly Page[]
  /** How references find its pages. */
  names: PageNames
  /** The front matter fields that its pages have. */
  fields: readonly string[]
  /** The first page in which a front matter field holds an object; null where none does. */
  objectsIn(field: string): Page | null
  /** How many of its pages have a front matter field. */
  countOf(field: string): number
  /** Of a front matter or a computed field: value → positions in `pages`; undefined when no page has the field. */
  postingsOf(field: string): Postings | undefined
  /** All of its front matter fields, to be kept. */
  indexed: ReadonlyMap<string, IndexedField>
  /** Whether `replacing` costs no more than what is replaced. */
  canReplace(replaced: ReadonlyMap<Page, Page>): boolean
  /**
   * The index of the same collection with other pages at the places of some, which costs as much as there are of these.
   *
   * @param replaced by the pages that stood there
   */
  replacing(replaced: ReadonlyMap<Page, Page>, computed: ComputedFieldReader): CollectionIndex
}

/**
 * Indexes a collection: all fields at once, because to walk over the pages takes longer than to write down what they
 * have.
 *
 * @param plain of the site
 * @param fields those of the pages where they are known
 */
export function indexCollection(
  collection: Collection,
  pages: readonly Page[],
  computed: ComputedFieldReader,
  plain: PlainPath,
  fields: ReadonlyMap<string, IndexedField> = indexFields(pages, computedFields),
): CollectionIndex {
  const names = pageNames(pages, collection.key, plain, keyReader(collection, pages, fields))
  return toIndex(collection, pages, names, fields, computed, plain)
}

function toIndex(
  collection: Collection,
  pages: readonly Page[],
  names: PageNames,
  fields: ReadonlyMap<string, IndexedField>,
  computed: ComputedFieldReader,
  plain: PlainPath,
): CollectionIndex {
  // A computed field goes before one of front matter that has its name.
  const computedPostings = once((field: string) =>
    indexComputedField(pages, (page) => computed.read(page, field) ?? []),
  )
  return {
    collection,
    pages,
    names,
    fields: [...new Set([...fields.keys(), ...collection.derive.map(({ name }) => name)])],
    postingsOf: (field) => (computed.has(field) ? computedPostings(field) : fields.get(field)?.postings),
    countOf: (field) => fields.get(field)?.count ?? 0,
    objectsIn: (field) => fields.get(field)?.objects ?? null,
    indexed: fields,
    canReplace: (byPage) =>
      replacements(pages, byPage).every((each) => keepsFields(fields, each) && keepsKey(collection, each)),
    replacing(byPage, computedNow) {
      const replaced = replacements(pages, byPage)
      if (replaced.length === 0) return toIndex(collection, pages, names, fields, computedNow, plain)
      const after = [...pages]
      for (const { position, after: page } of replaced) after[position] = page
      if (!replaced.every((each) => keepsFields(fields, each)))
        return indexCollection(collection, after, computedNow, plain)
      const fieldsNow = [...fields].map(([field, known]) => [field, replaceInField(known, field, replaced)] as const)
      const namesNow = names.replacing(after, byPage)
      return toIndex(collection, after, namesNow, new Map(fieldsNow), computedNow, plain)
    },
  }
}

/** Reads the keys of pages from the index of their fields, so that they need not be looked into. */
function keyReader(
  { key }: Collection,
  pages: readonly Page[],
  fields: ReadonlyMap<string, IndexedField>,
): (page: Page) => readonly string[] {
  if (key === null || computedFields.includes(key)) return (page) => textsIn(page, key ?? '')
  const keys = lazy(() => {
    const found = new Map<Page, string[]>()
    for (const [text, positions] of fields.get(key)?.postings ?? [])
      for (const page of positions.flatMap((position) => pages[position] ?? [])) {
        const known = found.get(page)
        if (known) known.push(text)
        else found.set(page, [text])
      }
    return found
  })
  return (page) => keys().get(page) ?? []
}

function keepsKey({ key }: Collection, { before, after }: Replacement): boolean {
  return key === null || saySame(key, before, after)
}

/** A field once some pages have been replaced. */
function replaceInField(known: IndexedField, field: string, replaced: readonly Replacement[]): IndexedField {
  const { count, first, objects, isKept } = known
  const has = (page: Page): number => (fieldOf(page.frontMatter, field) ? 1 : 0)
  const facts = {
    count: replaced.reduce((sum, { before, after }) => sum + has(after) - has(before), count),
    first,
    objects: replaced.find(({ before }) => before === objects)?.after ?? objects,
  }
  // What is made already is not made once more later: changes would pile up.
  const postings = (): Postings =>
    computedFields.includes(field) ? known.postings : replaceInPostings(known.postings, field, replaced)
  return isKept ? keptField(facts, postings) : { ...facts, postings: postings() }
}

function replacements(pages: readonly Page[], byPage: ReadonlyMap<Page, Page>): Replacement[] {
  return pages.flatMap((before, position) => {
    const after = byPage.get(before)
    return after ? { position, before, after } : []
  })
}

/** Whether a page at the place of another leaves the fields that there are as they are, and the order in which they first come. */
function keepsFields(fields: ReadonlyMap<string, IndexedField>, { position, before, after }: Replacement): boolean {
  const [names, namesNow] = [fieldNames(before.frontMatter), fieldNames(after.frontMatter)]
  const isAlike = names.length === namesNow.length && names.every((name, index) => name === namesNow[index])
  const isFirstElsewhere = (name: string): boolean => (fields.get(name)?.first ?? Infinity) < position
  return (
    (isAlike || [...names, ...namesNow].every(isFirstElsewhere)) &&
    [...names, ...namesNow].every((name) => isObject(before, name) === isObject(after, name))
  )
}

function isObject({ frontMatter }: Page, field: string): boolean {
  return fieldOf(frontMatter, field)?.parts !== undefined
}

import { indexCollection, type CollectionIndex } from './collection-index.ts'
import { computedFieldReader, computedFields, type ComputedFieldReader } from '../computed-fields.ts'
import { countedField } from '../../config/field-names.ts'
import { lazy, once } from '../../core/memoize.ts'
import { pageSources } from '../derived/page-sources.ts'
import { resolveFields, type Fields } from '../fields.ts'
import { memberFinder } from './member-finder.ts'
import type { IndexedField } from './postings.ts'
import { pageName, pageNames, plainPathsOf } from '../page-names.ts'
import { fieldNames, textsIn, type Page } from '../page.ts'
import { relationNames } from './relations.ts'
import { readRenames, type Renames } from '../renames.ts'
import { relateSite, type SiteRelations } from './site-relations.ts'
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
  /** Whether any page or record of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
  /** The pages of the built site that a reference of a page can mean, whatever collection they are in. */
  pagesCalled(reference: string, by: Page): readonly Page[]
  /** Whether any page or record of the site has this field. */
  isField(field: string): boolean
  /** Which pages are related to which. */
  relations: SiteRelations
  /** Whether a field is the name of a relation or of its inverse, not a field of front matter. */
  isRelation(field: string): boolean
  /** The pages that a page names with a value of a relation's field; none where the field is that of no relation. */
  pagesNamed(page: Page, field: string, value: string): readonly Page[]
  /** The names of the fields that every page has without front matter: computed ones, and the names of relations. */
  computedFields: readonly string[]
  /** Whether a field is one of these, or counts the values of a field that there is. */
  isComputed(field: string): boolean
  /** The indexes of the site's other languages; null on a site in one language. */
  languages: LanguageIndexes | null
  /** Whether the site has a page at a path relative to the docs directory, in whatever language. */
  hasPage(path: string): boolean
  /** Which pages have been renamed since the last commit; git is asked once, by whoever misses a page. */
  renames(): Renames
  /** Whether `after` only costs as much as the pages that were replaced. */
  canReplace(replaced: ReadonlyMap<Page, Page>): boolean
  /**
   * The index of the site as it is now. Where only pages differ, and not which there are, it costs as much as these.
   */
  after(site: Site, languages?: LanguageIndexes | null): SiteIndex
}

/**
 * The indexes of a site: one for each language of its pages, made when it is first asked for. In the index of a language
 * a page and its translations are one page, as in the site that is built in that language, so that whatever is asked
 * there (references, relations, coverage, rules) knows nothing of translations.
 */
export interface LanguageIndexes {
  /** All of it: the pages of every language. */
  site: Site
  /** The index of a page's language. */
  of(page: Pick<Page, 'translation'>): SiteIndex
  /** The index of a language; null for the default language, or the only one. */
  in(language: string | null): SiteIndex
  /** Whether a page, by its path, is in the site of a language: its own, or for a translation that is missing there. */
  isShownIn(language: string, path: string): boolean
  /** The indexes of the site as it is now; what `SiteIndex.after` keeps is kept. */
  after(site: Site): LanguageIndexes
}

/**
 * Indexes a site once, so that each directive costs what it lists.
 *
 * @param site of a site with translations, what one language has of it
 * @param kept what is known of its pages, so that these need not be looked at
 */
export function indexSite(site: Site, languages: LanguageIndexes | null = null, kept?: KeptIndex): SiteIndex {
  const { collections } = site.config
  const indexes = new Map<string, CollectionIndex>()
  const fields = computedOn(site, indexes)
  const members = new Map(collections.map((collection): [string, Page[]] => [collection.name, []]))
  const collectionsOf = kept ? (page: Page) => kept.collectionsOf(page.path) : builtMembers(site)
  const names = collectPages(site.pages, collectionsOf, (page, name) => void members.get(name)?.push(page))
  const plain = plainPathsOf(site.config)
  for (const collection of collections) {
    const pages = site.records.get(collection.name) ?? members.get(collection.name) ?? []
    const known = kept?.fieldsOf(collection.name, pages)
    indexes.set(collection.name, indexCollection(collection, pages, fields.computed, plain, known))
  }
  return toIndex(site, names, indexes, fields, languages)
}

/** What is known of pages without looking into them. */
export interface KeptIndex {
  /** The names of the collections that a page is in; its path is relative to the docs directory. */
  collectionsOf(path: string): readonly string[]
  /** The fields of the pages of a collection. */
  fieldsOf(collection: string, pages: readonly Page[]): ReadonlyMap<string, IndexedField>
}

/** The fields of a site that are computed. */
interface ComputedOn {
  relations: SiteRelations
  computed: ComputedFieldReader
}

/** @param collections those of the site; what is computed of them is computed when it is asked for */
function computedOn(site: Site, collections: ReadonlyMap<string, CollectionIndex>): ComputedOn {
  const { config } = site
  const relations = relateSite(config.relations, collections)
  const named = relationNames(config.relations).flatMap((name) => {
    const pages = relations.related.get(name)
    return pages ? [[name, pages] as const] : []
  })
  return { relations, computed: computedFieldReader(config.collections, new Map(named), pageSources(site)) }
}

/** The names of the collections of each path that is in any: the same object for the same names. */
type Memberships = ReadonlyMap<string, readonly string[]>

const none: readonly string[] = []

/** Finds the collections of a page. What is not built is not listed: a link to it would lead nowhere. */
function builtMembers({ config, records, leavesOut }: Site): (page: Page) => readonly string[] {
  const collectionsOf = memberFinder(config.collections.filter(({ name }) => !records.has(name)))
  return (page) => (leavesOut(page.path) === null ? collectionsOf(page) : none)
}

function collectPages(
  pages: readonly Page[],
  collectionsOf: (page: Page) => readonly string[],
  collect: (page: Page, collection: string) => void,
): Memberships {
  const memberships = new Map<string, readonly string[]>()
  const together = new Map<string, readonly string[]>()
  const shared = (names: readonly string[]): readonly string[] => {
    const key = names.length === 1 ? (names[0] ?? '') : names.join()
    const same = together.get(key) ?? names
    together.set(key, same)
    return same
  }
  for (const page of pages) {
    const names = collectionsOf(page)
    if (names.length > 0) memberships.set(page.path, shared(names))
    for (const name of names) collect(page, name)
  }
  return memberships
}

function toIndex(
  site: Site,
  memberships: Memberships,
  collections: ReadonlyMap<string, CollectionIndex>,
  { relations, computed }: ComputedOn,
  languages: LanguageIndexes | null,
): SiteIndex {
  const { pages, config } = site
  // What only a translation has can be meant, too.
  const allPages = languages?.site.pages ?? pages
  const collectionsNamed = once((names: readonly string[]) => names.flatMap((name) => collections.get(name) ?? []))
  const collectionsOfRecord = once((name: string) => collectionsNamed([name]))
  const collectionsOf = ({ path, record }: Page): readonly CollectionIndex[] =>
    record ? collectionsOfRecord(record.collection) : collectionsNamed(memberships.get(path) ?? none)
  const named = new Set(relationNames(config.relations))
  const targetsOf = (name: string, page: Page): CollectionIndex[] => {
    const own = new Set(collectionsOf(page).map(({ collection }) => collection.name))
    const targets = config.relations.flatMap(({ from, to, field }) => (field === name && own.has(from) ? to : []))
    return [...new Set(targets)].flatMap((target) => collections.get(target) ?? [])
  }
  // Asked for only when something is wrong.
  const allMembers = lazy(() => [...allPages, ...[...site.records.values()].flat()])
  const textsOf = once((field: string) => new Set(allMembers().flatMap((page) => textsIn(page, field))))
  const allFields = lazy(() => new Set(allMembers().flatMap(({ frontMatter }) => fieldNames(frontMatter))))
  const built = lazy(() => pages.filter(({ path }) => site.leavesOut(path) === null))
  const names = lazy(() => pageNames(built(), null, plainPathsOf(site.config)))
  const allNames = lazy(() => new Set(allPages.map(pageName)))
  const paths = lazy(() => new Set(allPages.map(({ path }) => path)))
  // What a page says can make it a member.
  const dependsOnFields = config.collections.some(({ where }) => where.size > 0)
  const keepsMembers = (replaced: ReadonlyMap<Page, Page>): boolean => {
    if (!dependsOnFields) return true
    const namesOf = builtMembers(site)
    return [...replaced.values()].every((page) => namesOf(page).join() === (memberships.get(page.path) ?? none).join())
  }
  return {
    site,
    collections,
    fields: resolveFields(config.fields, built, config.language),
    collectionsOf,
    valuesOf: (page, field) => computed.read(page, field) ?? textsIn(page, field),
    namesSomething: (field, value) => textsOf(field).has(value) || allNames().has(value),
    pagesCalled: (reference, by) => names().named(reference, by),
    isField: (field) => allFields().has(field),
    relations,
    isRelation: (field) => named.has(field),
    pagesNamed: (page, field, value) =>
      relations.related.has(field) ? targetsOf(field, page).flatMap(({ names }) => names.named(value, page)) : [],
    computedFields: [...computedFields, ...named],
    isComputed(field) {
      const inner = countedField(field)
      if (inner !== null) return computed.has(inner) || allFields().has(inner)
      return computed.isOfAll(field)
    },
    languages,
    hasPage: (path) => paths().has(path),
    renames: lazy(() => readRenames(languages?.site ?? site)),
    canReplace: (replaced) =>
      keepsMembers(replaced) && [...collections.values()].every((collection) => collection.canReplace(replaced)),
    after(now, languagesNow = null) {
      const replaced = replacedPages(site, now)
      if (!replaced || !keepsMembers(replaced)) return indexSite(now, languagesNow)
      const indexesNow = new Map<string, CollectionIndex>()
      const fieldsNow = computedOn(now, indexesNow)
      for (const [name, index] of collections) indexesNow.set(name, index.replacing(replaced, fieldsNow.computed))
      return toIndex(now, memberships, indexesNow, fieldsNow, languagesNow)
    },
  }
}

/** The pages at whose places there are others now, or null when more differs than that. */
export function replacedPages(before: Site, now: Site): Map<Page, Page> | null {
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

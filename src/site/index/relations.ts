import type { CollectionIndex } from './collection-index.ts'
import type { Relation } from '../../config/settings.ts'
import { computedFields } from '../computed-fields.ts'
import { lazy } from '../../core/memoize.ts'
import { emptyPage, textsIn, valuesIn, type Page, type RelatedPages } from '../page.ts'
import { indexComputedField, type Postings } from './postings.ts'

/** Which of two related pages names the other in its front matter. */
export interface NamedBy {
  from: boolean
  to: boolean
}

/** Which pages of a collection are related to which of another: one of the two names the other in its front matter. */
export interface PageRelation {
  /** The related pages of the other collection, in file order, and which side says so; over several steps neither. */
  of(page: Page): ReadonlyMap<Page, NamedBy>
  /** Whether a page of the one collection is related to some page of the other. */
  isRelated(page: Page): boolean
  /** Whether a page of the other collection is covered: some page of the one is related to it. */
  isCovered(page: Page): boolean
}

/** The names of relations and of their inverses: what directives ask for like fields, and no front matter has. */
export function relationNames(relations: readonly Relation[]): string[] {
  return [...new Set(relations.flatMap(({ name, inverse }) => [name, inverse].filter((each) => each !== null)))]
}

/** The names of relations and inverses that say something of a collection's pages. */
export function relationsOf(collection: string, relations: readonly Relation[]): string[] {
  const names = relations.flatMap(({ name, inverse, from, to }) => [
    from === collection ? name : null,
    to.includes(collection) ? inverse : null,
  ])
  return [...new Set(names.filter((each) => each !== null))]
}

type Collections = ReadonlyMap<string, CollectionIndex>

/**
 * The fields by which pages of a collection name pages of another: those of the relations between them, or else the
 * reference field of the other.
 */
export function fieldsBetween(
  source: CollectionIndex,
  target: CollectionIndex,
  relations: readonly Relation[],
): string[] {
  const named = relations.flatMap(({ from, to, field }) =>
    from === source.collection.name && to.includes(target.collection.name) && field !== null ? [field] : [],
  )
  return [...new Set(named.length > 0 ? named : [target.collection.reference_field])]
}

/**
 * Relates two collections by the fields with which their pages name each other, in whichever direction they are used. A
 * collection related to itself goes one way only: from the page that names to the page that is named.
 *
 * @param relations those that the configuration names
 */
export function relate(
  source: CollectionIndex | undefined,
  target: CollectionIndex | undefined,
  relations: readonly Relation[],
): PageRelation {
  const links = new Map<Page, Map<Page, NamedBy>>()
  const covered = new Set<Page>()
  const link = (page: Page, other: Page, side: keyof NamedBy): void => {
    const of = links.get(page) ?? new Map<Page, NamedBy>()
    links.set(page, of)
    of.set(other, { from: false, to: false, ...of.get(other), [side]: true })
    covered.add(other)
  }
  if (source && target) {
    for (const [page, named] of references(source, target, relations)) link(page, named, 'from')
    if (source !== target) for (const [page, named] of references(target, source, relations)) link(named, page, 'to')
  }
  const order = new Map(target?.pages.map((page, position) => [page, position]))
  const position = (page: Page): number => order.get(page) ?? 0
  return {
    of: (page) => new Map([...(links.get(page) ?? [])].sort(([a], [b]) => position(a) - position(b))),
    isRelated: (page) => links.has(page),
    isCovered: (page) => covered.has(page),
  }
}

function references(
  source: CollectionIndex,
  target: CollectionIndex,
  relations: readonly Relation[],
): [page: Page, named: Page][] {
  return fieldsBetween(source, target, relations).flatMap((field) =>
    [...positionsNaming(source, writtenIn(source, field), [target])].flatMap(([named, positions]) =>
      positions.map((position): [Page, Page] => [source.pages[position] ?? emptyPage, named]),
    ),
  )
}

/** What the pages of a collection say themselves in a field; of what every page has besides, nothing is indexed. */
function writtenIn({ pages, indexed }: CollectionIndex, field: string): Postings {
  if (computedFields.includes(field)) return indexComputedField(pages, (page) => textsIn(page, field))
  return indexed.get(field)?.postings ?? new Map<string, number[]>()
}

/**
 * The positions of the pages of a collection that name a page of others. Not page by page: many pages name the same ones, and
 * pages need not be looked into.
 *
 * @param postings the values with which they name them
 */
export function positionsNaming(
  { pages }: CollectionIndex,
  postings: Postings,
  targets: readonly CollectionIndex[],
): Map<Page, readonly number[]> {
  const found = new Map<Page, Set<number>>()
  const add = (text: string, by: Page, positions: readonly number[]): void => {
    for (const { names } of targets)
      for (const page of names.named(text, by)) {
        const known = found.get(page) ?? new Set()
        found.set(page, known)
        for (const position of positions) known.add(position)
      }
  }
  for (const [text, positions] of postings) {
    const by = pages[positions[0] ?? 0]
    // What a path means depends on the page it is on.
    if (text.includes('/')) for (const position of positions) add(text, pages[position] ?? emptyPage, [position])
    else if (by) add(text, by, positions)
  }
  return new Map([...found].map(([page, positions]) => [page, [...positions].sort((a, b) => a - b)]))
}

/** The pages of some collections that a page names in a field, in the order of its values, each once. */
export function namedPages(page: Page, field: string, targets: readonly CollectionIndex[]): Page[] {
  const named = valuesIn(page, field).flatMap(({ text }) => targets.flatMap(({ names }) => names.named(text, page)))
  return named.length > 1 ? [...new Set(named)] : named
}

/**
 * The relations that have a field, a name or an inverse of their own, by the names with which directives ask for them: the
 * field and the name give the pages that a page names, the inverse those that name it.
 *
 * @param over relates the collection of a relation over several steps to one of those that it leads to
 */
export function relationFields(
  relations: readonly Relation[],
  collections: () => Collections,
  over: (relation: Relation, to: string) => { there: PageRelation; back: PageRelation },
): ReadonlyMap<string, RelatedPages> {
  const fields = new Map<string, RelatedPages>()
  const add = (name: string | null, related: RelatedPages): void => {
    if (name === null) return
    const earlier = fields.get(name)
    fields.set(name, earlier ? (page) => [...new Set([...earlier(page), ...related(page)])] : related)
  }
  for (const relation of relations) {
    const { name, field, inverse, to } = relation
    if (relation.via.length > 0) {
      add(name, (page) => to.flatMap((target) => [...over(relation, target).there.of(page).keys()]))
      add(inverse, (page) => to.flatMap((target) => [...over(relation, target).back.of(page).keys()]))
      continue
    }
    const members = lazy(() => new Set(collections().get(relation.from)?.pages))
    const targets = lazy(() => to.flatMap((target) => collections().get(target) ?? []))
    const names = lazy(() => namesOf(relation, relations, collections()))
    if (field !== null) add(field, (page) => (members().has(page) ? namedPages(page, field, targets()) : []))
    add(name, (page) =>
      members().has(page) ? names().flatMap(([each, target]) => namedPages(page, each, [target])) : [],
    )
    const naming = lazy(() => {
      const source = collections().get(relation.from)
      return source ? pagesNaming(source, names()) : new Map<Page, Page[]>()
    })
    add(inverse, (page) => naming().get(page) ?? [])
  }
  return fields
}

/** The fields by which a relation's pages name others, each with the collection of these. */
function namesOf(
  { from, to, field }: Relation,
  relations: readonly Relation[],
  collections: Collections,
): [field: string, target: CollectionIndex][] {
  const source = collections.get(from)
  if (!source) return []
  return to
    .flatMap((name) => collections.get(name) ?? [])
    .flatMap((target) =>
      (field === null ? fieldsBetween(source, target, relations) : [field]).map((name): [string, CollectionIndex] => [
        name,
        target,
      ]),
    )
}

/** For each page that pages of a collection name, the pages that name it. */
function pagesNaming(
  source: CollectionIndex,
  names: readonly (readonly [field: string, target: CollectionIndex])[],
): Map<Page, Page[]> {
  const naming = new Map<Page, number[]>()
  for (const [field, target] of names)
    for (const [named, positions] of positionsNaming(source, writtenIn(source, field), [target]))
      naming.set(named, [...(naming.get(named) ?? []), ...positions])
  const pagesAt = (positions: readonly number[]): Page[] =>
    [...new Set(positions)].sort((a, b) => a - b).flatMap((position) => source.pages[position] ?? [])
  return new Map([...naming].map(([named, positions]) => [named, pagesAt(positions)]))
}

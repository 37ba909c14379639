import type { CollectionIndex } from './collection-index.ts'
import type { Relation } from '../../config/settings.ts'
import { lazy } from '../../core/memoize.ts'
import { valuesIn, type Page, type RelatedPages } from '../page.ts'

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
    covered.add(source === target ? other : page)
  }
  if (source && target) {
    for (const [page, named] of references(source, target, relations)) link(page, named, 'from')
    if (source !== target) for (const [page, named] of references(target, source, relations)) link(named, page, 'to')
  }
  const order = new Map(target?.pages.map((page, position) => [page, position]))
  const position = (page: Page): number => order.get(page) ?? 0
  return {
    of: (page) => new Map([...(links.get(page) ?? [])].sort(([a], [b]) => position(a) - position(b))),
    isCovered: (page) => covered.has(page),
  }
}

function references(
  source: CollectionIndex,
  target: CollectionIndex,
  relations: readonly Relation[],
): [page: Page, named: Page][] {
  const fields = fieldsBetween(source, target, relations)
  return source.pages.flatMap((page) =>
    fields.flatMap((field) => namedPages(page, field, [target]).map((named): [Page, Page] => [page, named])),
  )
}

/** The pages of some collections that a page names in a field, in the order of its values, each once. */
export function namedPages(page: Page, field: string, targets: readonly CollectionIndex[]): Page[] {
  const named = valuesIn(page, field).flatMap(({ text }) => targets.flatMap(({ names }) => names.named(text, page)))
  return named.length > 1 ? [...new Set(named)] : named
}

/**
 * The relations that have a field or an inverse of their own, by the names with which directives ask for them: the field
 * gives the pages that a page names, the inverse those that name it.
 */
export function relationFields(
  relations: readonly Relation[],
  collections: () => Collections,
): ReadonlyMap<string, RelatedPages> {
  const fields = new Map<string, RelatedPages>()
  const add = (name: string, related: RelatedPages): void => {
    const earlier = fields.get(name)
    fields.set(name, earlier ? (page) => [...new Set([...earlier(page), ...related(page)])] : related)
  }
  for (const relation of relations) {
    const { from, field, inverse } = relation
    const targets = lazy(() => relation.to.flatMap((name) => collections().get(name) ?? []))
    const members = lazy(() => new Set(collections().get(from)?.pages))
    if (field !== null) add(field, (page) => (members().has(page) ? namedPages(page, field, targets()) : []))
    if (inverse === null) continue
    const naming = lazy(() => pagesNaming(relation, relations, collections()))
    add(inverse, (page) => [...(naming().get(page) ?? [])])
  }
  return fields
}

/** For each page that a relation names, the pages that name it. */
function pagesNaming(
  { from, to, field }: Relation,
  relations: readonly Relation[],
  collections: Collections,
): Map<Page, Set<Page>> {
  const naming = new Map<Page, Set<Page>>()
  const source = collections.get(from)
  for (const target of source ? to.flatMap((name) => collections.get(name) ?? []) : []) {
    const names = field !== null ? [field] : source ? fieldsBetween(source, target, relations) : []
    for (const page of source?.pages ?? [])
      for (const name of names)
        for (const named of namedPages(page, name, [target]))
          naming.set(named, (naming.get(named) ?? new Set()).add(page))
  }
  return naming
}

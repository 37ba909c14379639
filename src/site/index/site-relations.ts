import type { CollectionIndex } from './collection-index.ts'
import { namedPages, positionsNaming, relate, relationFields, type PageRelation } from './relations.ts'
import { relateVia, type Way } from './ways.ts'
import type { Relation } from '../../config/settings.ts'
import { once } from '../../core/memoize.ts'
import type { Page, RelatedPages } from '../page.ts'

/** Which pages of a site are related to which: all that asks for relations asks here. */
export interface SiteRelations {
  /** The pages that are related to a page, by the name of a relation's field, of the relation, or of its inverse. */
  related: ReadonlyMap<string, RelatedPages>
  /** Which pages of a collection are related to which of another, in one step or over others. */
  between(from: string, to: string, via?: readonly string[]): PageRelation
  /** Whether two collections are related over several steps where nothing says how. */
  isOverSteps(from: string, to: string): boolean
  /**
   * Whether a page of one collection can name one of another, either way: a relation of the configuration says how, or
   * pages have the reference field of the other collection.
   */
  canRelate(from: string, to: string): boolean
  /** `between` by one relation of the configuration, to one of the collections that it leads to. */
  by(relation: Relation, to: string): PageRelation
  /** Whether the values of a field name pages: by a relation, or as the reference field of a collection. */
  namesPages(field: string): boolean
  /** The positions of the pages of a collection that name a page in a field, in any form, or are related to it by a field of `related`. */
  positionsIn(collection: CollectionIndex, field: string): ReadonlyMap<Page, readonly number[]>
}

/**
 * Relates the pages of a site.
 *
 * @param relations those that the configuration names
 * @param collections looked at when a relation is first asked for
 */
export function relateSite(
  relations: readonly Relation[],
  collections: ReadonlyMap<string, CollectionIndex>,
): SiteRelations {
  const direct = byKey((from: string, to: string) => relate(collections.get(from), collections.get(to), relations))
  const over = byKey((from: string, to: string, via: readonly string[]): Way => {
    return relateVia(from, to, via, { collections, relations, direct, related })
  })
  const related = relationFields(
    relations,
    () => collections,
    ({ from, via }, to) => over(from, to, via),
  )
  const targetsOf = once((field: string) =>
    [...collections.values()].filter(({ collection }) => collection.reference_field === field),
  )
  const namedBy = (field: string): RelatedPages =>
    related.get(field) ?? ((page) => namedPages(page, field, targetsOf(field)))
  const positionsBy = once((collection: CollectionIndex) =>
    once((field: string) =>
      related.has(field)
        ? positionsOfRelated(collection, namedBy(field))
        : positionsNaming(collection, collection.postingsOf(field) ?? new Map(), targetsOf(field)),
    ),
  )
  return {
    related,
    between(from, to, via = []) {
      if (via.length > 0) return over(from, to, via).there
      const usual = usualWay(from, to, relations)
      if (!usual) return direct(from, to)
      return usual.from === from ? over(from, to, usual.via).there : over(to, from, usual.via).back
    },
    isOverSteps: (from, to) => usualWay(from, to, relations) !== undefined,
    canRelate(from, to) {
      const names = (one: string, other: string): boolean =>
        relations.some((each) => each.from === one && each.to.includes(other)) ||
        hasReferences(collections.get(one), collections.get(other))
      return names(from, to) || names(to, from)
    },
    by: byRelation((relation, to) => {
      const { from, via } = relation
      if (via.length > 0) return over(from, to, via).there
      // Other relations between the two are left out; the way back counts as usual.
      const others = relations.filter((each) => each === relation || each.from !== from || !each.to.includes(to))
      return relate(collections.get(from), collections.get(to), others)
    }),
    namesPages: (field) => related.has(field) || targetsOf(field).length > 0,
    positionsIn: (collection, field) => positionsBy(collection)(field),
  }
}

/** The relation over several steps that two collections have where the configuration says of none in one step. */
function usualWay(from: string, to: string, relations: readonly Relation[]): Relation | undefined {
  if (from === to) return undefined
  const between = relations.filter(
    (relation) =>
      (relation.from === from && relation.to.includes(to)) || (relation.from === to && relation.to.includes(from)),
  )
  return between.every(({ via }) => via.length > 0) ? between[0] : undefined
}

function hasReferences(source: CollectionIndex | undefined, target: CollectionIndex | undefined): boolean {
  return target !== undefined && (source?.postingsOf(target.collection.reference_field)?.size ?? 0) > 0
}

function byKey<Key extends readonly unknown[], Value>(compute: (...key: Key) => Value): (...key: Key) => Value {
  const known = new Map<string, Value>()
  return (...key) => {
    const name = JSON.stringify(key)
    const value = known.get(name) ?? compute(...key)
    known.set(name, value)
    return value
  }
}

function byRelation(compute: (relation: Relation, to: string) => PageRelation): SiteRelations['by'] {
  const known = once((relation: Relation) => once((to: string) => compute(relation, to)))
  return (relation, to) => known(relation)(to)
}

function positionsOfRelated({ pages }: CollectionIndex, related: RelatedPages): Map<Page, number[]> {
  const positions = new Map<Page, number[]>()
  for (const [position, page] of pages.entries()) {
    for (const other of related(page)) {
      const known = positions.get(other)
      if (known) known.push(position)
      else positions.set(other, [position])
    }
  }
  return positions
}

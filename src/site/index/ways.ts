import type { CollectionIndex } from './collection-index.ts'
import { readStep, targetsOfStep } from '../../config/field-names.ts'
import type { Relation } from '../../config/settings.ts'
import { OversizedListing, mostRelated } from '../../core/limits.ts'
import { lazy, once } from '../../core/memoize.ts'
import type { Page, RelatedPages } from '../page.ts'
import { namedPages, type NamedBy, type PageRelation } from './relations.ts'

/** Pages, and for each the pages to which one step leads. */
type Links = ReadonlyMap<Page, readonly Page[]>

/** Over several steps nobody's own front matter says it. */
const neither: NamedBy = { from: false, to: false }

/** One step of a way from a collection to another. */
interface Step {
  links: Links
  /** Whether it is taken as often as it leads on, once at least. */
  repeats: boolean
}

/** What ways are made of. */
export interface Roads {
  collections: ReadonlyMap<string, CollectionIndex>
  relations: readonly Relation[]
  /** The relation of two collections in one step. */
  direct(from: string, to: string): PageRelation
  /** The pages to which a relation's field or inverse leads. */
  related: ReadonlyMap<string, RelatedPages>
}

/** Two collections that are related over several steps, and the relation seen from its other end. */
export interface Way {
  there: PageRelation
  back: PageRelation
}

/**
 * Relates two collections over several steps: through the pages of a collection, or by a relation's field or inverse
 * (`requires`, or `requires+` for as far as it leads). Circles end, because no page is gone through twice. What all pages
 * lead to (`isRelated`, `isCovered`) takes time linear in the references of the site; the pages of one page (`of`) take as
 * much for each that is asked, and no more than `mostRelated` in all.
 *
 * @param via the steps in order; one that nothing is called leads nowhere
 */
export function relateVia(from: string, to: string, via: readonly string[], roads: Roads): Way {
  const [source, target] = [from, to].map((name) => roads.collections.get(name)?.pages ?? []) as [Page[], Page[]]
  const steps = lazy(() => stepsOf(from, to, via, roads))
  const back = lazy(() =>
    steps()
      .map(({ links, repeats }) => ({ links: inverted(links), repeats }))
      .reverse(),
  )
  return { there: overSteps(steps, back, source, target), back: overSteps(back, steps, target, source) }
}

function overSteps(
  there: () => readonly Step[],
  back: () => readonly Step[],
  source: readonly Page[],
  target: readonly Page[],
): PageRelation {
  const isSource = lazy(() => new Set(source))
  const isTarget = lazy(() => new Set(target))
  const order = lazy(() => new Map(target.map((page, position) => [page, position])))
  const room = { pages: mostRelated }
  const covered = lazy(() => follow(there(), source))
  const related = lazy(() => follow(back(), target))
  const of = once((page: Page): ReadonlyMap<Page, NamedBy> => {
    const reached = follow(there(), isSource().has(page) ? [page] : [], room)
    const place = (other: Page): number => order().get(other) ?? 0
    // Nearly all of a collection is not sorted but looked for in its order.
    const sorted =
      reached.size * 8 > target.length
        ? target.filter((other) => reached.has(other))
        : [...reached].filter((other) => isTarget().has(other)).sort((a, b) => place(a) - place(b))
    return new Map(sorted.map((other) => [other, neither]))
  })
  return { of, isRelated: (page) => related().has(page), isCovered: (page) => covered().has(page) }
}

/**
 * The pages to which steps lead from some pages.
 *
 * @throws OversizedListing when there is no room for so many
 */
function follow(steps: readonly Step[], start: Iterable<Page>, room = { pages: Infinity }): Set<Page> {
  let at = new Set(start)
  for (const { links, repeats } of steps) {
    const reached = new Set<Page>()
    const next = [...at]
    for (const page of next) {
      for (const other of links.get(page) ?? []) {
        if (room.pages-- <= 0) throw new OversizedListing()
        if (reached.has(other)) continue
        reached.add(other)
        if (repeats) next.push(other)
      }
    }
    at = reached
  }
  return at
}

function inverted(links: Links): Links {
  const back = new Map<Page, Page[]>()
  for (const [page, others] of links) {
    for (const other of others) {
      const known = back.get(other)
      if (known) known.push(page)
      else back.set(other, [page])
    }
  }
  return back
}

/** The steps of a way. The last one, to `to`, is left out where `via` ends there or with a relation that leads there. */
function stepsOf(from: string, to: string, via: readonly string[], roads: Roads): Step[] {
  const steps: Step[] = []
  let at = [from]
  const goTo = (name: string): void => {
    steps.push({ links: linksTo(at, name, roads), repeats: false })
    at = [name]
  }
  let isThere = false
  for (const { name, repeats } of via.map(readStep)) {
    const collection = name.toLowerCase()
    if (!repeats && roads.collections.has(collection)) {
      isThere = collection === to && !at.includes(to)
      goTo(collection)
      continue
    }
    const { links, targets } = linksBy(name, at, roads)
    steps.push({ links, repeats })
    at = targets
    isThere = targets.includes(to)
  }
  if (!isThere) goTo(to)
  return steps
}

function linksTo(from: readonly string[], to: string, { collections, direct }: Roads): Links {
  const links = from.flatMap((name) => {
    const relation = direct(name, to)
    return (collections.get(name)?.pages ?? []).map((page) => [page, [...relation.of(page).keys()]] as const)
  })
  return joined(links)
}

/** Where a relation's field or inverse leads from some collections; without such a relation, a reference field. */
function linksBy(name: string, from: readonly string[], roads: Roads): { links: Links; targets: string[] } {
  const { collections, relations, related } = roads
  const indexes = [...collections.values()]
  const { targets, isRelation } = targetsOfStep(
    name,
    from,
    indexes.map(({ collection }) => collection),
    relations,
  )
  const referred = indexes.filter(({ collection }) => collection.reference_field === name)
  const of = (isRelation && related.get(name)) || ((page: Page) => namedPages(page, name, referred))
  // A step that is taken again goes on from where it leads.
  const sources = [...new Set([...from, ...targets])].flatMap((each) => collections.get(each)?.pages ?? [])
  return { links: joined(sources.map((page) => [page, of(page)] as const)), targets }
}

/** Of a page that is in several collections all links. */
function joined(links: readonly (readonly [Page, readonly Page[]])[]): Links {
  const all = new Map<Page, readonly Page[]>()
  for (const [page, others] of links) {
    const known = all.get(page)
    all.set(page, known ? [...new Set([...known, ...others])] : others)
  }
  return all
}

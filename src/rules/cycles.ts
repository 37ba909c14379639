import { lazy } from '../core/memoize.ts'
import { spanOf, type Span } from '../core/span.ts'
import type { RuleGroup } from './rule-group.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { namedPages } from '../site/index/relations.ts'
import { pageName } from '../site/page-names.ts'
import { valuesIn, type FieldValue, type Page } from '../site/page.ts'

/** The pages to which pages lead. */
type Links = ReadonlyMap<Page, readonly Page[]>

/** Pages that name each other by a field: the way from the first one back to it, and how many more are in cycles with them. */
interface Cycle {
  field: string
  pages: Page[]
  others: number
}

/**
 * `cycle`: pages that name each other in a circle by the field of a relation, or by the reference field of their own
 * collection. One message for all pages from which each leads to each other, at the first of them. Where the rule is off
 * nothing is looked for; else it takes time linear in the references.
 */
export const checkCycles: RuleGroup<'cycle'> = (index) => {
  if ((index.site.config.rules.get('cycle') ?? 'off') === 'off') return null
  const cycles = lazy(() => {
    const byPage = new Map<Page, Cycle[]>()
    for (const cycle of fieldsWithCycles(index).flatMap((field) => cyclesOf(index, field))) {
      const [first] = cycle.pages
      if (first) byPage.set(first, [...(byPage.get(first) ?? []), cycle])
    }
    return byPage
  })
  return (page, report) => {
    for (const { field, pages, others } of cycles().get(page) ?? []) {
      const [span = null, ...spans] = pages.map((each, at) => spanNaming(index, field, each, pages[at + 1] ?? page))
      const related = spans.map((each, at) => ({
        file: pages[at + 1] ?? page,
        span: each,
        note: 'names-next' as const,
      }))
      report({ rule: 'cycle', span, details: { field, names: pages.map(pageName), others }, related })
    }
  }
}

/** The value with which a page names another. */
function spanNaming({ collections }: SiteIndex, field: string, by: Page, page: Page): Span | null {
  const isNamed = ({ text }: FieldValue): boolean =>
    [...collections.values()].some(({ names }) => names.named(text, by).includes(page))
  const value = valuesIn(by, field).find(isNamed)
  return value ? spanOf(value) : null
}

/** The fields by which a page can name one that leads back; where both sides are to name each other, that is not a cycle. */
function fieldsWithCycles({ collections, site }: SiteIndex): string[] {
  const { relations } = site.config
  const mutual = new Set(relations.flatMap(({ field, both_ways }) => (both_ways && field !== null ? [field] : [])))
  const fields = [
    ...relations.flatMap(({ field }) => field ?? []),
    ...[...collections.values()].map(({ collection }) => collection.reference_field),
  ]
  return [...new Set(fields)].filter((field) => !mutual.has(field))
}

function cyclesOf(index: SiteIndex, field: string): Cycle[] {
  const links = linksBy(index, field)
  return connected(links).flatMap((pages): Cycle[] => {
    const [first] = pages
    if (!first || (pages.length === 1 && !links.get(first)?.includes(first))) return []
    const way = wayBack(first, new Set(pages), links)
    return [{ field, pages: way, others: pages.length - way.length }]
  })
}

function linksBy({ collections, relations, site }: SiteIndex, field: string): Links {
  const isRelation = site.config.relations.some((relation) => relation.field === field)
  const related = isRelation ? relations.related.get(field) : undefined
  const links = new Map<Page, readonly Page[]>()
  for (const own of collections.values()) {
    const isOwn = own.collection.reference_field === field
    if (!isOwn && !related) continue
    for (const page of own.pages) {
      const named = related?.(page) ?? namedPages(page, field, [own])
      if (named.length > 0) links.set(page, named)
    }
  }
  return links
}

/**
 * The sets of pages from which each leads to each other, the pages of a set in the order of the links (Tarjan's algorithm,
 * without recursion, as ways can be as long as there are pages).
 */
function connected(links: Links): Page[][] {
  const numbers = new Map<Page, number>()
  const lowest = new Map<Page, number>()
  const open: Page[] = []
  const isOpen = new Set<Page>()
  const found: Page[][] = []
  const lower = (page: Page, number: number): void => {
    lowest.set(page, Math.min(lowest.get(page) ?? number, number))
  }
  const enter = (page: Page): { page: Page; next: Iterator<Page> } => {
    numbers.set(page, numbers.size)
    lower(page, numbers.size - 1)
    open.push(page)
    isOpen.add(page)
    return { page, next: (links.get(page) ?? []).values() }
  }
  for (const start of links.keys()) {
    const way = numbers.has(start) ? [] : [enter(start)]
    for (let at = way.at(-1); at; at = way.at(-1)) {
      const { page, next } = at
      const { done, value: other } = next.next()
      if (!done) {
        const number = numbers.get(other)
        if (number === undefined) way.push(enter(other))
        else if (isOpen.has(other)) lower(page, number)
        continue
      }
      way.pop()
      const above = way.at(-1)
      if (above) lower(above.page, lowest.get(page) ?? 0)
      if (lowest.get(page) !== numbers.get(page)) continue
      const members = open.splice(open.lastIndexOf(page))
      for (const member of members) isOpen.delete(member)
      found.push(members)
    }
  }
  const order = new Map([...links.keys()].map((page, position) => [page, position]))
  return found.map((pages) => pages.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)))
}

/** The shortest way from a page back to itself among some pages. */
function wayBack(first: Page, members: ReadonlySet<Page>, links: Links): Page[] {
  const before = new Map<Page, Page>()
  const next = [first]
  for (const page of next) {
    for (const other of links.get(page) ?? []) {
      if (other === first) return wayTo(page, before)
      if (!members.has(other) || before.has(other)) continue
      before.set(other, page)
      next.push(other)
    }
  }
  return [first]
}

function wayTo(page: Page, before: ReadonlyMap<Page, Page>): Page[] {
  const way: Page[] = []
  for (let at: Page | undefined = page; at; at = before.get(at)) way.push(at)
  return way.reverse()
}

import { joined, type Proposal } from './completion.ts'
import type { PartAtCursor } from '../directive-cursor.ts'
import { targetsOf, type OpenPage } from '../known-site.ts'
import { matchingPages } from '../../listings/answer-query.ts'
import type { Query } from '../../listings/query.ts'
import { titleOf } from '../../site/computed-fields.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { pageName } from '../../site/page-names.ts'
import { fieldNames, type Page } from '../../site/page.ts'

/** A filter whose value is being written. */
interface WrittenFilter {
  field: string
  isNegated: boolean
  operator: string
}

/** A value and where the pages are that have it. */
interface CountedValue {
  value: string
  /** How many pages the list would have. */
  left: number
  /** The page that it names, if it names one. */
  page: Page | null
}

/**
 * The values of a field: first those that leave a list with pages, with how many.
 *
 * @param query what the directive asks besides; null where that is not known
 */
export function* valueProposals(
  open: OpenPage,
  queried: CollectionIndex,
  filter: WrittenFilter,
  part: PartAtCursor,
  query: Query | null,
): Iterable<Proposal> {
  const { index, messages, page } = open
  const { field } = filter
  const listed = query && query.filters.length + (query.source === 'references' ? 1 : 0) > 0
  const pages = listed ? new Set(matchingPages(index, query, page)) : null
  const countOf = (positions: readonly number[]): number => {
    const own = pages ? positions.filter((at) => pages.has(queried.pages[at] as Page)).length : positions.length
    return filter.isNegated ? (pages?.size ?? queried.pages.length) - own : own
  }
  const values = countedValues(open, queried, field, countOf)
  const rank = new Map(index.fields.valuesOf(field)?.map((value, position) => [value, position]))
  values.sort(
    (one, other) =>
      Number(one.left === 0) - Number(other.left === 0) ||
      (rank.get(one.value) ?? Infinity) - (rank.get(other.value) ?? Infinity) ||
      other.left - one.left ||
      (one.value < other.value ? -1 : 1),
  )
  for (const { value, left, page: named } of values) {
    const label = index.fields.labelOf(field, value)
    const title = named ? titleOf(named) : label === value ? null : label
    yield {
      label: value,
      text: part.write(value),
      kind: named ? 'page' : 'value',
      detail: joined(title, messages.pages(left)),
      ...(title !== null && { alsoTyped: title }),
    }
  }
  if (!part.typed.startsWith('"')) yield* ownProposals(open, queried, filter, countOf)
}

/** Every value that the field can have, or has in some page; where it names pages, each of these. */
function countedValues(
  { index, page }: OpenPage,
  queried: CollectionIndex,
  field: string,
  countOf: (positions: readonly number[]) => number,
): CountedValue[] {
  const [sample = page] = queried.pages
  const targets = targetsOf(index, field, sample)
  if (targets.length > 0) {
    const positions = index.relations.positionsIn(queried, field)
    const named = targets.flatMap(({ pages }) => pages)
    return named.map((target) => {
      return { value: pageName(target), left: countOf(positions.get(target) ?? []), page: target }
    })
  }
  const postings = queried.postingsOf(field)
  const all = new Set([...(index.fields.valuesOf(field) ?? []), ...(postings?.keys() ?? [])])
  return [...all].map((value) => {
    const page =
      index.fields.pageOf(field, value) ?? (index.isRelation(field) ? pageNamed(index.collections, value) : null)
    return { value, left: countOf(postings?.get(value) ?? []), page }
  })
}

function pageNamed(collections: ReadonlyMap<string, CollectionIndex>, name: string): Page | null {
  for (const { names } of collections.values()) for (const page of names.byName.get(name) ?? []) return page
  return null
}

/** Any value at all, and the page's own values. */
function ownProposals(
  { index, messages, page }: OpenPage,
  queried: CollectionIndex,
  { field, operator }: WrittenFilter,
  countOf: (positions: readonly number[]) => number,
): Proposal[] {
  const postings = queried.postingsOf(field)
  const positions = (values: readonly string[]): number[] => [
    ...new Set(values.flatMap((value) => postings?.get(value) ?? [])),
  ]
  const names = [...new Set(['name', ...fieldNames(page.frontMatter)])].filter((name) => !/[*"\s]/.test(name))
  const own = names.map((name): Proposal => {
    const count = countOf(positions(index.valuesOf(page, name)))
    return {
      label: `this.${name}`,
      kind: 'value',
      detail: joined(messages.ownValues(name), count > 0 ? messages.pages(count) : null),
    }
  })
  const any = countOf(positions([...(postings?.keys() ?? [])]))
  const all: Proposal = { label: '*', kind: 'value', detail: joined(messages.anyValue, messages.pages(any)) }
  return operator === '/' || operator === '=' ? [all, ...own] : own
}

import { compareVersions, validate } from 'compare-versions'
import { OversizedListing, mostGrouped } from '../core/limits.ts'
import { once } from '../core/memoize.ts'
import { compareNaturally, sortByKeys } from '../core/sort.ts'
import type { Group } from './answer.ts'
import { compareVersionTexts, holdVersions, isNumberOrVersion, measureOf } from './comparison.ts'
import type { SortKey, Word } from './query.ts'
import { computedFields, titleOf } from '../site/computed-fields.ts'
import { pageName } from '../site/page-names.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** Compares two values of a field: in the field's configured order, and other values after these in natural order. */
function compareValues({ fields }: SiteIndex, field: string, a: string, b: string): number {
  const [left, right] = [fields.rankOf(field, a), fields.rankOf(field, b)]
  if (left === undefined && right === undefined) return compareNaturally(a, b)
  return left === undefined ? 1 : right === undefined ? -1 : left - right
}

/**
 * Sorts pages by their first values of some fields. Pages that compare equal keep their order, and pages without a
 * value come last in either direction.
 *
 * @param keys the weightiest first; without any the pages are given back as they are
 */
export function sortPages(index: SiteIndex, pages: readonly Page[], keys: readonly SortKey[]): Page[] {
  const orders = keys.map((key) => ({ ...orderOf(index, pages, key), ...key }))
  return sortByKeys(pages, orders, (page, position) => {
    const field = orders[position]?.text
    return field === undefined ? undefined : index.valuesOf(page, field)[0]
  })
}

/** How pages are sorted by a field. */
interface FieldOrder {
  /** Whether a value can be sorted; what cannot comes behind, before pages without a value. */
  accepts(value: string): boolean
  /** Compares two values that can be. */
  compare(a: string, b: string): number
}

function orderOf(index: SiteIndex, pages: readonly Page[], { text: field, order }: SortKey): FieldOrder {
  if (order === 'semver') return { accepts: isVersion, compare: compareVersions }
  return usualOrder(index, pages, field)
}

/** Numbers and dates by their amounts, versions by the numbers in them, all others in the order that the values have. */
function usualOrder(index: SiteIndex, pages: readonly Page[], field: string): FieldOrder {
  const kind = kindOf(index, pages, field)
  if (kind === null) return { accepts: () => true, compare: (a, b) => compareValues(index, field, a, b) }
  const accepts = (value: string): boolean => isOfKind(value, kind)
  if (kind === 'number' && holdVersions(valuesBeside(index, pages, field)))
    return { accepts: (value) => accepts(value) || isNumberOrVersion(value), compare: compareVersionTexts }
  const amount = once((value: string) => measureOf(value)?.amount ?? Number.parseFloat(value))
  return { accepts, compare: (a, b) => amount(a) - amount(b) }
}

/**
 * Sorts what belongs to the values of a field in the order that these have without anybody asking for one.
 *
 * @param pages those that have the values
 */
export function sortByValue<Member>(
  index: SiteIndex,
  pages: readonly Page[],
  field: string,
  members: readonly Member[],
  valueOf: (member: Member) => string,
): Member[] {
  const inText = [...members].sort((a, b) => compareNaturally(valueOf(a), valueOf(b)))
  return sortByKeys(inText, [{ ...usualOrder(index, pages, field), isDescending: false }], valueOf)
}

/** The values of a field in the collections of some pages: filters compare these. */
function* valuesBeside(index: SiteIndex, pages: readonly Page[], field: string): Generator<string> {
  const collections = new Set(pages.slice(0, 1).flatMap(index.collectionsOf))
  for (const { postingsOf } of collections) yield* postingsOf(field)?.keys() ?? []
}

/**
 * Whether a value can be sorted in a field of dates or numbers: what begins with a digit is among numbers, for versions
 * (`1.10.0`) do.
 */
export function isOfKind(value: string, kind: 'date' | 'number'): boolean {
  if (measureOf(value)?.kind === kind) return true
  // `0o17` is text to MkDocs.
  return kind === 'number' && /^[+-]?\.?\d/.test(value) && !/^[+-]?0[box]/i.test(value)
}

/** Whether a value is a version, perhaps with a `v` before it or with fewer than three numbers. */
export function isVersion(value: string): boolean {
  return /^v?\d[\w.+-]*$/i.test(value) && validate(value)
}

/**
 * What the values of a field are by which pages are sorted: dates or numbers, when more than half of them are, or null.
 * What is none of these comes behind them.
 */
export function kindOf(index: SiteIndex, pages: readonly Page[], field: string): 'date' | 'number' | null {
  if (computedFields.includes(field) || index.fields.valuesOf(field)) return null
  const counts = { date: 0, number: 0, other: 0 }
  for (const page of pages) {
    const [value] = index.valuesOf(page, field)
    if (value !== undefined) counts[measureOf(value)?.kind ?? 'other']++
  }
  const all = counts.date + counts.number + counts.other
  if (counts.date * 2 > all) return 'date'
  return counts.number * 2 > all ? 'number' : null
}

/** A page's values of a field, and how they are shown: the pages that are related to it by their titles. */
function labelledValues(index: SiteIndex, page: Page, field: string): Map<string, string> {
  const related = index.relations.related.get(field)?.(page) ?? []
  if (related.length > 0) return new Map(related.map((other) => [pageName(other), titleOf(other)]))
  return new Map(index.valuesOf(page, field).map((value) => [value, index.fields.labelOf(field, value)]))
}

/**
 * Groups pages by the values of fields, in the order in which pages are sorted by the field; pages without one come last. Values that are shown alike are one group.
 *
 * @throws OversizedListing when pages with many values would be in too many groups
 * @param fields the outermost group first; without any the pages are not grouped
 * @param keys by what the pages are sorted
 */
export function groupPages(
  index: SiteIndex,
  pages: readonly Page[],
  fields: readonly Word[],
  keys: readonly SortKey[],
  room = { rows: mostGrouped },
): Group[] | null {
  const [field, ...inner] = fields
  if (!field) return null
  const byLabel = new Map<string, { value: string; members: Page[] }>()
  const others: Page[] = []
  for (const page of pages) {
    const labelled = labelledValues(index, page, field.text)
    room.rows -= Math.max(1, labelled.size)
    if (room.rows < 0) throw new OversizedListing()
    if (labelled.size === 0) others.push(page)
    for (const [value, label] of labelled) {
      const group = byLabel.get(label)
      if (!group) byLabel.set(label, { value, members: [page] })
      else if (group.members.at(-1) !== page) group.members.push(page)
    }
  }
  const toGroup = (label: string, members: Page[]): Group => ({
    label,
    pages: members,
    groups: groupPages(index, members, inner, keys, room),
  })
  const key = keys.find(({ text }) => text === field.text)
  const valueOf = ([, { value }]: [string, { value: string }]): string => value
  const sorted = key
    ? sortByKeys([...byLabel], [{ ...orderOf(index, pages, key), isDescending: key.isDescending }], valueOf)
    : sortByValue(index, pages, field.text, [...byLabel], valueOf)
  const groups = sorted.map(([label, { members }]) => toGroup(label, members))
  return others.length === 0 ? groups : [...groups, toGroup(index.fields.noValue, others)]
}

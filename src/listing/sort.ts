import { compareNaturally, sortByKeys } from '../natural-order.ts'
import type { Page, SortKey } from '../types.ts'
import type { QueriedSite } from './query.ts'

/** Compares two values of a field: in the field's configured order, and other values after these in natural order. */
export function compareValues({ fields }: QueriedSite, field: string, a: string, b: string): number {
  const [left, right] = [fields.rankOf(field, a), fields.rankOf(field, b)]
  if (left === undefined && right === undefined) return compareNaturally(a, b)
  return left === undefined ? 1 : right === undefined ? -1 : left - right
}

/**
 * Sorts pages by their first values of some fields. Pages that compare equal keep their order, and pages without a value
 * come last in either direction.
 *
 * @param keys the weightiest first; without any the pages are given back as they are
 */
export function sortPages(site: QueriedSite, pages: readonly Page[], keys: readonly SortKey[]): Page[] {
  const comparing = keys.map(({ text, isDescending }) => ({
    isDescending,
    compare: (a: string, b: string) => compareValues(site, text, a, b),
  }))
  return sortByKeys(pages, comparing, (page, key) => site.valuesOf(page, keys[key]?.text ?? '')[0])
}

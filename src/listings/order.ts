import { OversizedListing, mostGrouped } from '../core/limits.ts'
import { compareNaturally, sortByKeys } from '../core/sort.ts'
import type { Group } from './answer.ts'
import type { SortKey, Word } from './query.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** Compares two values of a field: in the field's configured order, and other values after these in natural order. */
export function compareValues({ fields }: SiteIndex, field: string, a: string, b: string): number {
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
  const comparing = keys.map(({ text, isDescending }) => ({
    isDescending,
    compare: (a: string, b: string) => compareValues(index, text, a, b),
  }))
  return sortByKeys(pages, comparing, (page, key) => index.valuesOf(page, keys[key]?.text ?? '')[0])
}

/**
 * Groups pages by the values of fields, in natural order of the values; pages without one come last.
 *
 * @throws OversizedListing when pages with many values would be in too many groups
 * @param fields the outermost group first; without any the pages are not grouped
 */
export function groupPages(
  index: SiteIndex,
  pages: readonly Page[],
  fields: readonly Word[],
  room = { rows: mostGrouped },
): Group[] | null {
  const [field, ...inner] = fields
  if (!field) return null
  const byValue = new Map<string, Page[]>()
  const others: Page[] = []
  for (const page of pages) {
    const values = new Set(index.valuesOf(page, field.text))
    room.rows -= Math.max(1, values.size)
    if (room.rows < 0) throw new OversizedListing()
    if (values.size === 0) others.push(page)
    for (const value of values) {
      const group = byValue.get(value)
      if (group) group.push(page)
      else byValue.set(value, [page])
    }
  }
  const toGroup = (label: string, members: Page[]): Group => ({
    label,
    pages: members,
    groups: groupPages(index, members, inner, room),
  })
  const groups = [...byValue]
    .sort(([a], [b]) => compareValues(index, field.text, a, b))
    .map(([value, members]) => toGroup(index.fields.labelOf(field.text, value), members))
  return others.length === 0 ? groups : [...groups, toGroup(index.fields.noValue, others)]
}

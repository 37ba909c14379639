import type { Page, SortKey } from '../types.ts'
import type { QueriedSite } from './query.ts'

/** Numbers within texts compare by their value (`avg-2` before `avg-10`); the same on every machine whatever its locale. */
const natural = new Intl.Collator('nl', { numeric: true })

/** Compares two values of a field: in the field's configured order, and other values after these in natural order. */
export function compareValues({ fields }: QueriedSite, field: string, a: string, b: string): number {
  const order = fields.valuesOf(field) ?? []
  const [left, right] = [order.indexOf(a), order.indexOf(b)]
  if (left === -1 && right === -1) return natural.compare(a, b)
  return left === -1 ? 1 : right === -1 ? -1 : left - right
}

/**
 * Sorts pages by their first values of some fields. Pages that compare equal keep their order, and pages without a value
 * come last in either direction.
 *
 * @param keys the weightiest first; without any the pages are given back as they are
 */
export function sortPages(site: QueriedSite, pages: readonly Page[], keys: readonly SortKey[]): Page[] {
  if (keys.length === 0) return [...pages]
  const rows = pages.map((page) => ({ page, values: keys.map((key) => site.valuesOf(page, key.text)[0]) }))
  rows.sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const [left, right] = [a.values[index], b.values[index]]
      if (left === undefined || right === undefined) {
        if (left !== right) return left === undefined ? 1 : -1
      } else {
        const order = compareValues(site, key.text, left, right)
        if (order !== 0) return key.isDescending ? -order : order
      }
    }
    return 0
  })
  return rows.map(({ page }) => page)
}

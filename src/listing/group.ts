import { mostGrouped, OversizedListing } from '../oversized.ts'
import type { Group, Page, Word } from '../types.ts'
import type { QueriedSite } from './query.ts'
import { compareValues } from './sort.ts'

/**
 * Groups pages by the values of fields, in natural order of the values; pages without one come last.
 *
 * @throws OversizedListing when pages with many values would be in ever so many groups
 * @param fields the outermost group first; without any the pages are not grouped
 */
export function groupPages(
  site: QueriedSite,
  pages: readonly Page[],
  fields: readonly Word[],
  room = { rows: mostGrouped },
): Group[] | null {
  const [field, ...inner] = fields
  if (!field) return null
  const byValue = new Map<string, Page[]>()
  const others: Page[] = []
  for (const page of pages) {
    const values = new Set(site.valuesOf(page, field.text))
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
    groups: groupPages(site, members, inner, room),
  })
  const groups = [...byValue]
    .sort(([a], [b]) => compareValues(site, field.text, a, b))
    .map(([value, members]) => toGroup(site.fields.labelOf(field.text, value), members))
  return others.length === 0 ? groups : [...groups, toGroup(site.fields.noValue, others)]
}

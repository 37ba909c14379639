import type { Group, Page, Word } from '../types.ts'
import type { QueriedSite } from './query.ts'
import { compareValues } from './sort.ts'

/** The label of pages that have no value in the field. */
const withoutValue = '—'

/**
 * Groups pages by the values of fields, in natural order of the values; pages without one come last.
 *
 * @param fields the outermost group first; without any the pages are not grouped
 */
export function groupPages(site: QueriedSite, pages: readonly Page[], fields: readonly Word[]): Group[] | null {
  const [field, ...inner] = fields
  if (!field) return null
  const byValue = new Map<string, Page[]>()
  for (const page of pages) {
    const values = site.valuesOf(page, field.text)
    for (const value of new Set(values.length > 0 ? values : [withoutValue])) {
      const group = byValue.get(value)
      if (group) group.push(page)
      else byValue.set(value, [page])
    }
  }
  const values = [...byValue.keys()].sort(
    (a, b) => Number(a === withoutValue) - Number(b === withoutValue) || compareValues(site, field.text, a, b),
  )
  return values.map((label) => {
    const members = byValue.get(label) ?? []
    return { label: site.fields.labelOf(field.text, label), pages: members, groups: groupPages(site, members, inner) }
  })
}

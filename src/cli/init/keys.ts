import { isHousekeeping } from './front-matter-fields.ts'
import type { SeenPage } from './proposal.ts'

/** The share of a folder's pages that must have a field by which they can be distinguished. */
const share = 0.9

/**
 * The fields whose value names a page: nearly every page has one, no two have the same, and it is a part of the name of its
 * file (`eip: 20` of `eip-20.md`), so that a number is not just a rank.
 */
export function identifyingFields(pages: readonly SeenPage[]): string[] {
  const counts = new Map<string, { values: Set<string>; named: number }>()
  for (const page of pages) {
    for (const [field, [value = '', ...more]] of page.fields) {
      if (more.length > 0 || isHousekeeping(field) || value === page.name) continue
      const count = counts.get(field) ?? { values: new Set<string>(), named: 0 }
      counts.set(field, count)
      if (!count.values.has(value) && isIn(value, page.name)) count.named++
      count.values.add(value)
    }
  }
  return [...counts].flatMap(([field, { named }]) => (named >= 2 && named >= share * pages.length ? [field] : []))
}

/** Whether a value is a part of a name; numbers can have zeros before them. */
function isIn(value: string, name: string): boolean {
  if (/^\d+$/.test(value)) return (name.match(/\d+/g) ?? []).some((number) => Number(number) === Number(value))
  return value.length > 1 && name.toLowerCase().includes(value.toLowerCase())
}

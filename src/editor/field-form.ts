import type { CollectionIndex } from '../site/index/collection-index.ts'
import { fieldOf } from '../site/page.ts'

/** So many pages are looked at. */
const mostAsked = 50

/**
 * What stands between the colon behind a field's name and its first value, as pages have it: a space, the bracket of a list, or
 * a line break and a dash. Of a field that none of the first pages has it is a space.
 */
export function fieldForm(collections: readonly CollectionIndex[], field: string): string {
  const counts = new Map<string, number>()
  for (const { pages } of collections) {
    for (const { frontMatter, source, record } of pages.slice(0, mostAsked)) {
      const known = record ? undefined : fieldOf(frontMatter, field)
      const [first] = known?.values ?? []
      if (!known || !first || known.form === 'mapping') continue
      const between = source.slice(known.key.end, first.start)
      const form = /^["']?:( ?\[|[ \t]*\r?\n[ \t]*- ?| )/.exec(between)?.[1]
      if (form !== undefined) counts.set(form, (counts.get(form) ?? 0) + 1)
    }
  }
  const [usual] = [...counts].sort(([, one], [, other]) => other - one)
  return usual?.[0] ?? ' '
}

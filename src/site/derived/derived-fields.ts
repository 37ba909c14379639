import { posix } from 'node:path'
import { firstLetter } from './first-letter.ts'
import type { PageSources } from './page-sources.ts'
import { memberTest } from '../index/member-finder.ts'
import type { Collection } from '../../config/settings.ts'
import { once } from '../../core/memoize.ts'
import { valueReader } from '../../core/patterns/value-pattern.ts'
import { getSpelled } from '../boolean-values.ts'
import { textsIn, type Page } from '../page.ts'

/** A field that pages of a collection have without saying it, as the configuration has it. */
type Derived = Collection['derive'][number]

/** Reads fields that pages have without saying them. */
export interface DerivedFieldReader {
  has(field: string): boolean
  /** A page's values; what it says itself goes before them. */
  read(page: Page, field: string): readonly string[]
}

/**
 * Makes a reader of the fields that collections derive. Of two collections that derive a field for the same page, the first
 * one counts.
 *
 * @param valuesOf reads what the page says, and what is computed of every page
 */
export function derivedFieldReader(
  collections: readonly Collection[],
  sources: PageSources,
  valuesOf: (page: Page, field: string) => readonly string[],
): DerivedFieldReader {
  const byField = new Map<string, { isMember(page: Page): boolean; derive(page: Page): readonly string[] }[]>()
  for (const collection of collections) {
    const isPage = memberTest(collection)
    const isMember = (page: Page): boolean =>
      page.record ? page.record.collection === collection.name : collection.data === null && isPage(page)
    for (const derived of collection.derive) {
      const derive = once((page: Page) => derivation(derived, sources, valuesOf)(page))
      byField.set(derived.name, [...(byField.get(derived.name) ?? []), { isMember, derive }])
    }
  }
  return {
    has: (field) => byField.has(field),
    read(page, field) {
      const own = textsIn(page, field)
      if (own.length > 0) return own
      return (
        byField
          .get(field)
          ?.find(({ isMember }) => isMember(page))
          ?.derive(page) ?? own
      )
    },
  }
}

/** What a page has of a derived field. */
function derivation(
  { take, from, pattern, table }: Derived,
  sources: PageSources,
  valuesOf: (page: Page, field: string) => readonly string[],
): (page: Page) => string[] {
  const read = pattern === null ? (text: string) => text : valueReader(pattern)
  const lookUp = tableReader(table)
  return (page) => {
    const taken = take === null ? valuesOf(page, from ?? '') : takenFrom(page, take, from, sources, valuesOf)
    const values = taken.flatMap((value) => {
      const part = read(value)
      return (part === null ? null : lookUp(part)) ?? []
    })
    return [...new Set(values.filter((value) => value !== ''))]
  }
}

function takenFrom(
  page: Page,
  take: NonNullable<Derived['take']>,
  from: string | null,
  { positionOf, datesOf }: PageSources,
  valuesOf: (page: Page, field: string) => readonly string[],
): readonly string[] {
  switch (take) {
    case 'letter':
      return valuesOf(page, from ?? 'title').map(firstLetter)
    case 'folder':
      return [posix.basename(posix.dirname(page.path)).replace(/^\.$/, '')]
    case 'nav':
      return [positionOf(page)?.toString() ?? '']
    case 'created':
    case 'changed':
      return [datesOf(page)?.[take] ?? '']
  }
}

/** Null for what is not in the table; without one, every value is itself. */
function tableReader(table: ReadonlyMap<string, string>): (value: string) => string | null {
  if (table.size === 0) return (value) => value
  const patterns = [...table].flatMap(([key, value]) => (key.includes('*') ? [{ read: valueReader(key), value }] : []))
  return (value) => getSpelled(table, value) ?? patterns.find(({ read }) => read(value) !== null)?.value ?? null
}

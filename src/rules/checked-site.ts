import type { Collection, Relation } from '../config/settings.ts'
import type { Span } from '../core/span.ts'
import type { Finding } from '../report/finding.ts'
import type { Page } from '../site/page.ts'

/** A collection, its pages found by name. */
export interface CheckedCollection {
  collection: Collection
  /** In file order. */
  pages: readonly Page[]
  /** File name without extension → the pages so named. */
  byName: ReadonlyMap<string, readonly Page[]>
  /** The front matter fields that its pages have. */
  fields: readonly string[]
  /** How many of its pages have a front matter field. */
  countOf(field: string): number
  /** Of a front matter field: value → rising positions in `pages`. */
  postingsOf(field: string): ReadonlyMap<string, readonly number[]> | undefined
}

/** What the rules need to know of a site. */
export interface CheckedSite {
  collections: ReadonlyMap<string, CheckedCollection>
  /** A page's collections. */
  collectionsOf(page: Page): readonly CheckedCollection[]
  relations: readonly Relation[]
  /** The values that a field can have in this configuration, or null when it can have any. */
  valuesOf(field: string): readonly string[] | null
  /** The fields whose value must be a list in this configuration. */
  lists: ReadonlySet<string>
  /** The name of a field by its name or an alias. */
  canonical(field: string): string
  /** Whether the configuration names a field. */
  isConfigured(field: string): boolean
  /** The known name that was surely meant by another one. */
  nearest(name: string, known: Iterable<string>): string | undefined
  /** Whether the script in the page can read an expression over labels. */
  isExpression(text: string): boolean
}

/** Adds what is wrong with a page. Called for every page of a site, so it makes no list where it finds nothing. */
export type PageCheck = (page: Page, found: Finding[]) => void

/** A group of rules: looks at the whole site once, and then at page after page. Null where it has nothing to look for. */
export type Checks = (site: CheckedSite) => PageCheck | null

/** The place of what a page lacks: its first key, where a comment above can answer; null without front matter. */
export function topOf({ frontMatter }: Page): Span | null {
  let first: Span | null = null
  for (const { key } of frontMatter.fields.values()) if (!first || key.start < first.start) first = key
  return first
}

/** The place of a field's key, or of what a page without it has. */
export function keyOf(page: Page, field: string): Span | null {
  return page.frontMatter.fields.get(field)?.key ?? topOf(page)
}

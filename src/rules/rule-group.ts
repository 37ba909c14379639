import type { Span } from '../core/span.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleId } from '../report/rules.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldOf, type Page } from '../site/page.ts'

/**
 * Reports what is wrong with a page. Called for every page of a site, so it makes no list where it finds nothing.
 *
 * @param found what was reported of the page so far
 */
export type PageCheck<Id extends RuleId> = (
  page: Page,
  report: (finding: Finding & { rule: Id }) => void,
  found: readonly Finding[],
) => void

/**
 * A group of rules that can report nothing else: looks at the whole site once, and then at page after page. Null where
 * it has nothing to look for.
 *
 * @param fingerprint gives a fingerprint of the content of a page that others refer to
 */
export type RuleGroup<Id extends RuleId> = (
  index: SiteIndex,
  fingerprint: (page: Page) => string,
) => PageCheck<Id> | null

/** The place of what a page lacks: its first key, where a comment above can answer; null without front matter. */
export function topOf({ frontMatter }: Page): Span | null {
  let first: Span | null = null
  for (const { key } of frontMatter.fields.values()) if (!first || key.start < first.start) first = key
  return first
}

/** The place of a field's key, or of what a page without it has. */
export function keyOf(page: Page, field: string): Span | null {
  return fieldOf(page.frontMatter, field)?.key ?? topOf(page)
}

import type { Page, Span } from '../types.ts'

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

import type { Page } from '../types.ts'

/** Value → positions of the pages that have it, rising. */
export type Postings = Map<string, number[]>

/** The postings of every front matter field. */
export function indexFields(pages: readonly Page[]): Map<string, Postings> {
  const byField = new Map<string, Postings>()
  pages.forEach((page, position) => {
    for (const field of page.frontMatter.fields.values()) {
      const postings = byField.get(field.name) ?? new Map<string, number[]>()
      byField.set(field.name, postings)
      for (const { text } of field.values) add(postings, text, position)
    }
  })
  return byField
}

/** The postings of a fact. */
export function indexFact(pages: readonly Page[], valuesOf: (page: Page) => readonly string[]): Postings {
  const postings: Postings = new Map()
  pages.forEach((page, position) => {
    for (const value of valuesOf(page)) add(postings, value, position)
  })
  return postings
}

function add(postings: Postings, value: string, position: number): void {
  const positions = postings.get(value)
  if (!positions) postings.set(value, [position])
  else if (positions.at(-1) !== position) positions.push(position)
}

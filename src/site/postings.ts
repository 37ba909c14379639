import type { Page } from '../types.ts'

/** Value → positions of the pages that have it, rising. */
export type Postings = Map<string, number[]>

/** The postings of one field, or undefined when no page has it. */
export function indexField(pages: readonly Page[], field: string): Postings | undefined {
  let postings: Postings | undefined
  pages.forEach((page, position) => {
    const values = page.frontMatter.fields.get(field)?.values
    if (!values) return
    postings ??= new Map()
    for (const { text } of values) add(postings, text, position)
  })
  return postings
}

/** The names of all front matter fields that pages have, as they first come. */
export function fieldNames(pages: readonly Page[]): string[] {
  const names = new Set<string>()
  for (const page of pages) for (const name of page.frontMatter.fields.keys()) names.add(name)
  return [...names]
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

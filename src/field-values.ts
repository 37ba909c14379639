import type { FieldValue, Page } from './types.ts'

/** A page's values of a front matter field, and where they stand; none when it does not have the field. */
export function valuesIn({ frontMatter }: Page, field: string): readonly FieldValue[] {
  return frontMatter.fields.get(field)?.values ?? []
}

/** The texts of a page's values of a front matter field. */
export function textsIn(page: Page, field: string): string[] {
  return valuesIn(page, field).map(({ text }) => text)
}

/** The text of a page's first value of a front matter field. */
export function firstText(page: Page, field: string): string | undefined {
  return valuesIn(page, field)[0]?.text
}

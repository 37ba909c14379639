import type { Answers } from './answers.ts'
import type { Page } from './types.ts'
import { clearEdit } from './write/region-text.ts'
import { splice } from './write/splice.ts'

/** What a page says: the values of its fields, and its text without what mdsplice put into it. */
export interface PageMeaning {
  fields: Record<string, string[]>
  /** White space folded. */
  text: string
}

/** Reads what a page says. */
export function meaningOf(answers: Pick<Answers, 'find'>, page: Page): PageMeaning {
  const text = splice(page.source, answers.find(page).regions.map(clearEdit))
  const fields = [...page.frontMatter.fields.values()].map(({ name, values }) => [
    name,
    values.map((value) => value.text),
  ])
  return { fields: Object.fromEntries(fields), text: text.slice(page.frontMatter.end).trim().replace(/\s+/g, ' ') }
}

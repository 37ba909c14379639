import type { Paragraph, PhrasingContent, RootContent, Table, TableCell, TableRow } from 'mdast'
import type { Answer, Column, Page } from '../types.ts'
import { linkBetween } from './link.ts'

/**
 * Renders an answer as Markdown blocks: a table of the pages, or a sentence when there are none.
 *
 * @param from path of the page on which the listing will stand; links are relative to it
 */
export function render(answer: Answer, from: string, titleOf: (page: Page) => string): RootContent[] {
  const { columns, pages, collection } = answer
  if (pages.length === 0) return [paragraph(collection.emptyText)]
  const head = row(columns.map(({ heading }) => [text(heading)]))
  const body = pages.map((page) => row(columns.map((column) => cellContent(column, page, from, titleOf))))
  const table: Table = { type: 'table', align: columns.map(() => null), children: [head, ...body] }
  return [table]
}

function cellContent({ field }: Column, page: Page, from: string, titleOf: (page: Page) => string): PhrasingContent[] {
  if (field === 'title') return [{ type: 'link', url: linkBetween(from, page.path), children: [text(titleOf(page))] }]
  const values = page.frontMatter.fields.get(field)?.values ?? []
  return values.length === 0 ? [] : [text(values.map((value) => value.text).join(', '))]
}

function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

function paragraph(sentence: string): Paragraph {
  return { type: 'paragraph', children: [text(sentence)] }
}

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

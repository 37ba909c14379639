import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import type { Column, Page } from '../types.ts'
import { text } from './nodes.ts'

/** The content of a listing's cells. */
export interface Cells {
  titleOf(page: Page): string
  /** The link from the page on which the listing will stand. */
  linkTo(page: Page): string
  valuesOf(page: Page, field: string): readonly string[]
}

/** A table with a row for each page. */
export function table(columns: readonly Column[], pages: readonly Page[], cells: Cells): Table {
  const head = row(columns.map(({ heading }) => [text(heading)]))
  const body = pages.map((page) => row(columns.map(({ field }) => cellContent(field, page, cells))))
  return { type: 'table', align: columns.map(() => null), children: [head, ...body] }
}

/** A page's title as a link, or its values of a field. */
export function cellContent(field: string, page: Page, cells: Cells): PhrasingContent[] {
  if (field === 'title') return [{ type: 'link', url: cells.linkTo(page), children: [text(cells.titleOf(page))] }]
  const values = cells.valuesOf(page, field)
  return values.length === 0 ? [] : [text(values.join(', '))]
}

function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

import type { PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import type { Column } from '../../config/settings.ts'
import { conditionMark } from './interactive.ts'
import { text } from '../nodes.ts'
import type { Page } from '../../site/page.ts'

/** The content of a listing's cells. */
export interface Cells {
  titleOf(page: Page): string
  /** The link from the page on which the listing will stand; null for a record that has none. */
  linkTo(page: Page): string | null
  /** A page's values of a field as they are shown, and the link to the page that each names, if it is to be one. */
  valuesOf(page: Page, column: Pick<Column, 'field' | 'show'>): readonly { text: string; url: string | null }[]
  /** The link to a file that is no page; its path relative to the docs directory. */
  linkToFile(path: string): string
  /** Markdown that shows a text just as it is, wherever in a line it stands. */
  asMarkdown(text: string): string
}

/**
 * A table with a row for each page.
 *
 * @param conditions for which labels a page is meant; marked in its first cell
 */
export function table(
  columns: readonly Column[],
  pages: readonly Page[],
  cells: Cells,
  conditions: ReadonlyMap<Page, string> = new Map(),
): Table {
  const head = row(columns.map(({ heading }) => [text(heading)]))
  const body = pages.map((page) => {
    const content = columns.map((column) => cellContent(column, page, cells))
    const condition = conditions.get(page)
    if (condition !== undefined) content[0]?.push(conditionMark(condition))
    return row(content)
  })
  return { type: 'table', align: columns.map(() => null), children: [head, ...body] }
}

/** A page's title as a link, or its values of a field. */
export function cellContent(column: Pick<Column, 'field' | 'show'>, page: Page, cells: Cells): PhrasingContent[] {
  if (column.field === 'title') return [linked(cells.titleOf(page), cells.linkTo(page))]
  const content: PhrasingContent[] = []
  for (const value of cells.valuesOf(page, column)) {
    if (content.length > 0) content.push(text(', '))
    content.push(linked(value.text, value.url))
  }
  return content
}

/** A link, or text where there is nothing to link to. */
export function linked(shown: string, url: string | null): PhrasingContent {
  return url === null ? text(shown) : { type: 'link', url, children: [text(shown)] }
}

/** A row of a table. */
export function row(cells: PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

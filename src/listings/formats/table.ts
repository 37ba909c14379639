import type { PhrasingContent, Table } from 'mdast'
import type { ListingFormat } from '../answer.ts'
import type { Cells } from '../cells.ts'
import { noNeeds } from '../../config/generator/site-needs.ts'
import type { Column } from '../../config/settings.ts'
import { conditionMark } from '../interactive.ts'
import { linked, paragraph, row, text } from '../nodes.ts'
import type { Page } from '../../site/page.ts'

/** A table with a row for each page. */
export const table: ListingFormat = {
  name: 'table',
  usualColumns: 'collection',
  showsAnyField: false,
  canBeInteractive: true,
  needs: noNeeds,
  inline: null,
  blocks: {
    of: 'pages',
    render: ({ columns, interactive }, { pages, rest }, { cells }) => [
      tableOf(columns, pages, cells, interactive?.conditions),
      ...(rest ? [paragraph(rest)] : []),
    ],
  },
}

/** @param conditions for which labels a page is meant; marked in its first cell */
function tableOf(
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
    const image = value.isImage ? cells.linkToNamedFile(page, value.value) : null
    const chip = cells.chipOf(column, value)
    if (content.length > 0) content.push(text(image === null && !chip ? ', ' : ' '))
    if (chip) content.push(...chip)
    else if (image === null) content.push(linked(value.text, value.url))
    else content.push({ type: 'image', url: image, alt: cells.titleOf(page) })
  }
  return content
}

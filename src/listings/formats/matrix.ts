import type { PhrasingContent, Table } from 'mdast'
import type { Column } from '../../config/settings.ts'
import { cellContent, linked, row, type Cells } from './table.ts'
import { text } from '../nodes.ts'
import { compareValues } from '../order.ts'
import type { QueriedSite } from '../query.ts'
import type { Page } from '../../site/page.ts'

/** A table of more cells is no longer read by anybody, and its page no longer loads quickly. */
export const maximumCells = 20_000

/** A column of marks. */
export interface MatrixColumn {
  head: PhrasingContent[]
  pages: ReadonlySet<Page>
  /** What stands in the cell of a page that has the mark. */
  mark: PhrasingContent
}

const check = '✓'

/** A column for each value of a field: those that the pages have, and those that the configuration lists. */
export function valueColumns(site: QueriedSite, pages: readonly Page[], field: string, cells: Cells): MatrixColumn[] {
  const columns = new Map<string, { head: PhrasingContent; pages: Set<Page> }>()
  for (const value of site.fields.valuesOf(field) ?? [])
    columns.set(value, { head: text(site.fields.labelOf(field, value)), pages: new Set() })
  for (const page of pages) {
    const shown = cells.valuesOf(page, { field })
    for (const [index, value] of site.valuesOf(page, field).entries()) {
      const head = linked(shown[index]?.text ?? value, shown[index]?.url ?? null)
      columns.set(value, { head, pages: (columns.get(value)?.pages ?? new Set()).add(page) })
    }
  }
  return [...columns]
    .sort(([a], [b]) => compareValues(site, field, a, b))
    .map(([, { head, pages: having }]) => ({ head: [head], pages: having, mark: text(check) }))
}

/** A column for each page of another collection; its head and its marks link to that page. */
export function pageColumns(
  others: readonly { page: Page; related: ReadonlySet<Page> }[],
  headOf: (page: Page) => string,
  cells: Cells,
): MatrixColumn[] {
  return others.map(({ page, related }) => {
    const [url, head, title] = [cells.linkTo(page), headOf(page), cells.titleOf(page)]
    const link = (shown: string): PhrasingContent =>
      url === null ? text(shown) : { type: 'link', url, title: shown === title ? null : title, children: [text(shown)] }
    return { head: [link(head)], pages: related, mark: link(check) }
  })
}

/** Pages against columns of marks, with totals on the right and below. */
export function matrix(
  rowColumns: readonly Column[],
  pages: readonly Page[],
  columns: readonly MatrixColumn[],
  total: string,
  cells: Cells,
): Table {
  const head = [
    ...rowColumns.map(({ heading }) => [text(heading)]),
    ...columns.map((column) => column.head),
    [text(total)],
  ]
  const body = pages.map((page) => [
    ...rowColumns.map((column) => cellContent(column, page, cells)),
    ...columns.map((column) => (column.pages.has(page) ? [column.mark] : [])),
    [number(columns.filter((column) => column.pages.has(page)).length)],
  ])
  const sums = columns.map((column) => column.pages.size)
  const foot = [
    ...rowColumns.map((_, index): PhrasingContent[] =>
      index === 0 ? [{ type: 'strong', children: [text(total)] }] : [],
    ),
    ...sums.map((sum) => [number(sum)]),
    [number(sums.reduce((all, sum) => all + sum, 0))],
  ]
  return {
    type: 'table',
    align: [...rowColumns.map(() => null), ...columns.map(() => 'center' as const), 'right'],
    children: [head, ...body, foot].map(row),
  }
}

function number(value: number): PhrasingContent {
  return text(String(value))
}

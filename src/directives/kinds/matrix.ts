import type { PhrasingContent, Table } from 'mdast'
import type { Column } from '../../config/settings.ts'
import type { Span } from '../../core/span.ts'
import { unquote } from '../grammar/words.ts'
import type { DirectiveHandler, DirectivePlace } from '../handler.ts'
import type { DirectiveAnswer } from '../../listings/answer.ts'
import { cellsOn, type Cells } from '../../listings/cells.ts'
import { cellContent } from '../../listings/formats/table.ts'
import { linked, paragraph, row, text } from '../../listings/nodes.ts'
import { sortByValue } from '../../listings/order.ts'
import type { Query, Word } from '../../listings/query.ts'
import { sectionOf } from '../../listings/shorten.ts'
import {
  blocks,
  emptyListing,
  oversized,
  queryRows,
  relatedPages,
  type RelatedPage,
  type Rows,
} from './related-pages.ts'
import { readVia, relationDirective, type Via } from './relation-directive.ts'
import type { Finding } from '../../report/finding.ts'
import { siteWords } from '../../report/messages/languages.ts'
import { computedFields } from '../../site/computed-fields.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import { unknownField } from '../../site/index/unknown-field.ts'
import type { Page } from '../../site/page.ts'

/** `matrix vereisten levenscyclus`: pages against the values of a field, or against the pages of a collection. */
export interface MatrixRequest {
  kind: 'matrix'
  rows: Query
  /** A collection, lower case, or a field. */
  across: Word
  /** The field that is in the heads of columns that are pages; null for their titles. */
  heads: Word | null
  via: Via
}

/** The pages that it asks for, against the values of a field or the pages of a collection. */
export const matrix: DirectiveHandler<MatrixRequest> = {
  ...relationDirective<MatrixRequest>({
    name: 'matrix',
    misspelt: 'm\\w{2,9}\\s+\\w',
    words: ['COLLECTION', 'ANY'],
    options: { heads: { pattern: /^/, expected: 'field' } },
    example: 'matrix vereisten levenscyclus',
    toRequest: ([rows, across], toQuery, options, via) => ({
      kind: 'matrix',
      rows: toQuery(rows),
      across: { ...across, text: unquote(across.text) ?? across.text },
      heads: options.get('heads') ?? null,
      via,
    }),
  }),
  answer: answerMatrix,
  rows: (index, { rows }, place, page) => queryRows(index, rows, place, page).found.pages,
}

/** A table of more cells is no longer read by anybody, and its page no longer loads quickly. */
const maximumCells = 20_000

/** A column of marks. */
interface MatrixColumn {
  head: PhrasingContent[]
  pages: ReadonlySet<Page>
  /** What is in the cell of a page that has the mark. */
  mark: PhrasingContent
}

const check = '✓'

function answerMatrix(index: SiteIndex, request: MatrixRequest, place: DirectivePlace, page: Page): DirectiveAnswer {
  const rows = queryRows(index, request.rows, place, page, request.across.text.toLowerCase())
  if (place.comment.setting !== 'block') return { listing: null, findings: rows.findings }
  const cells = cellsOn(index, page)
  const { found, findings } = rows
  const { steps, findings: unknown } = readVia(index, request.via, request.rows.collection)
  findings.push(...unknown, ...needlessVia(index, request))
  if (unknown.length > 0) return { listing: null, findings }
  const { pages, rest } = sectionOf(found.pages, found.shortened)
  const columns = columnsOf(index, request, { ...rows, found: { ...found, pages: [...pages] } }, steps, cells)
  findings.push(...unknownHeads(index, request))
  if (columns.length === 0 && found.pages.length > 0) findings.push(withoutColumns(index, request, rows.span))
  // Totals of nothing tell nobody anything, also where the configuration lists the columns.
  if (columns.length === 0 || pages.length === 0) return emptyListing(rows, place)
  const count = columns.length * pages.length
  if (count > maximumCells) return oversized(index, rows, place, { unit: 'cells', count, limit: maximumCells })
  const { columns: asked, switches } = request.rows
  const areAsked = asked || switches.length > 0 || found.collection.related_columns.length > 0
  const rowColumns = areAsked ? found.columns : found.columns.slice(0, 1)
  const table = matrixTable(rowColumns, pages, columns, siteWords(index.site.config.language).total, cells)
  return { listing: blocks(found, place, [table, ...(rest ? [paragraph(rest)] : [])]), findings }
}

function columnsOf(
  index: SiteIndex,
  { across, heads }: MatrixRequest,
  { found }: Rows,
  via: readonly string[],
  cells: Cells,
): MatrixColumn[] {
  const { collections, fields, valuesOf } = index
  const other = across.text.toLowerCase()
  if (!collections.has(other)) return valueColumns(index, found.pages, fields.canonical(across.text), cells)
  const headOf = (page: Page): string =>
    (heads && valuesOf(page, fields.canonical(heads.text))[0]) ?? cells.titleOf(page)
  return pageColumns(relatedPages(index, found, other, via), headOf, cells)
}

/** Steps to the values of a field, which need none. */
function needlessVia({ collections }: SiteIndex, { across, via }: MatrixRequest): Finding[] {
  const [first] = via
  if (!first || collections.has(across.text.toLowerCase())) return []
  const { start, end } = first
  return [{ rule: 'unknown-option', span: { start, end }, details: { option: 'via=', known: [] } }]
}

/** A field for the heads of columns that no page there has. */
function unknownHeads(index: SiteIndex, { across, heads }: MatrixRequest): Finding[] {
  const { collections, fields } = index
  const other = collections.get(across.text.toLowerCase())
  if (!heads || !other || other.pages.length === 0) return []
  const known = [...other.fields, ...computedFields]
  if (known.includes(fields.canonical(heads.text))) return []
  return [unknownField(index, other, heads, known)]
}

/** No row has the field, or none is related to any page. */
function withoutColumns(index: SiteIndex, { rows, across }: MatrixRequest, span: Span): Finding {
  const { collections, fields } = index
  const { collection } = rows
  const { text: field } = across
  const queried = collections.get(collection)
  if (!queried || collections.has(field.toLowerCase()))
    return { rule: 'empty-listing', span, details: { collection, reason: 'not-related', field: field.toLowerCase() } }
  if (queried.fields.includes(fields.canonical(field)))
    return { rule: 'empty-listing', span, details: { collection, reason: 'no-match', field } }
  return unknownField(index, queried, across, [...queried.fields, ...collections.keys()])
}

/** A column for each value of a field: those that the pages have, and those that the configuration lists. */
function valueColumns(index: SiteIndex, pages: readonly Page[], field: string, cells: Cells): MatrixColumn[] {
  const columns = new Map<string, { head: PhrasingContent; pages: Set<Page> }>()
  for (const value of index.fields.valuesOf(field) ?? [])
    columns.set(value, { head: text(index.fields.labelOf(field, value)), pages: new Set() })
  for (const page of pages) {
    const shown = cells.valuesOf(page, { field })
    for (const [position, value] of index.valuesOf(page, field).entries()) {
      const head = linked(shown[position]?.text ?? value, shown[position]?.url ?? null)
      columns.set(value, { head, pages: (columns.get(value)?.pages ?? new Set()).add(page) })
    }
  }
  return sortByValue(index, pages, field, [...columns], ([value]) => value).map(([, { head, pages: having }]) => ({
    head: [head],
    pages: having,
    mark: text(check),
  }))
}

/** A column for each page of another collection; its head and its marks link to that page. */
function pageColumns(others: readonly RelatedPage[], headOf: (page: Page) => string, cells: Cells): MatrixColumn[] {
  return others.map(({ page, related }) => {
    const [url, head, title] = [cells.linkTo(page), headOf(page), cells.titleOf(page)]
    const link = (shown: string): PhrasingContent =>
      url === null ? text(shown) : { type: 'link', url, title: shown === title ? null : title, children: [text(shown)] }
    return { head: [link(head)], pages: related, mark: link(check) }
  })
}

/** Pages against columns of marks, with totals on the right and below. */
function matrixTable(
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

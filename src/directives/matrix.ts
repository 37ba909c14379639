import type { Span } from '../core/span.ts'
import type { Directive, MatrixRequest } from './directive.ts'
import { askRows, blocks, nothing, oversized, relatedPages, type RelatedSite, type Rows } from './related-pages.ts'
import type { Answered } from '../listings/answer.ts'
import { matrix, maximumCells, pageColumns, valueColumns, type MatrixColumn } from '../listings/formats/matrix.ts'
import type { Cells } from '../listings/formats/table.ts'
import type { Finding } from '../report/finding.ts'
import { siteWords } from '../report/messages/languages.ts'
import { factNames } from '../site/facts.ts'
import type { Page } from '../site/page.ts'

/** Answers `matrix`: the pages that it asks for, against the values of a field or the pages of a collection. */
export function answerMatrix(site: RelatedSite, request: MatrixRequest, directive: Directive, page: Page): Answered {
  const rows = askRows(site, request.rows, directive, page)
  if (directive.comment.setting !== 'block') return { listing: null, findings: rows.findings }
  const cells = site.cellsOn(page)
  const columns = columnsOf(site, request, rows, cells)
  const { found, findings } = rows
  findings.push(...unknownHeads(site, request))
  if (columns.length === 0) {
    if (found.pages.length > 0) findings.push(withoutColumns(site, request, rows.span))
    return nothing(rows, directive)
  }
  const count = columns.length * found.pages.length
  if (count > maximumCells) return oversized(site, rows, directive, { unit: 'cells', count, limit: maximumCells })
  const { columns: asked, switches } = request.rows
  const rowColumns = asked || switches.length > 0 ? found.columns : found.columns.slice(0, 1)
  const table = matrix(rowColumns, found.pages, columns, siteWords(site.language).total, cells)
  return { listing: blocks(found, directive, [table]), findings }
}

function columnsOf(site: RelatedSite, { across, heads }: MatrixRequest, { found }: Rows, cells: Cells): MatrixColumn[] {
  const { collections, fields, valuesOf } = site.queried
  const other = across.text.toLowerCase()
  if (!collections.has(other)) return valueColumns(site.queried, found.pages, fields.canonical(across.text), cells)
  const headOf = (page: Page): string =>
    (heads && valuesOf(page, fields.canonical(heads.text))[0]) ?? cells.titleOf(page)
  return pageColumns(relatedPages(site, found, other), headOf, cells)
}

/** A field for the heads of columns that no page there has. */
function unknownHeads({ queried }: RelatedSite, { across, heads }: MatrixRequest): Finding[] {
  const other = queried.collections.get(across.text.toLowerCase())
  if (!heads || !other || other.pages.length === 0) return []
  const known = [...other.fields, ...factNames]
  const { text: field, start, end } = heads
  if (known.includes(queried.fields.canonical(field))) return []
  return [{ rule: 'unknown-field', span: { start, end }, details: { field, collection: other.collection.name, known } }]
}

/** No row has the field, or none is related to any page. */
function withoutColumns({ queried }: RelatedSite, { rows, across }: MatrixRequest, span: Span): Finding {
  const { collection } = rows
  const { text: field, start, end } = across
  const fields = queried.collections.get(collection)?.fields ?? []
  if (queried.collections.has(field.toLowerCase()))
    return { rule: 'empty-listing', span, details: { collection, reason: 'not-related', field: field.toLowerCase() } }
  if (fields.includes(queried.fields.canonical(field)))
    return { rule: 'empty-listing', span, details: { collection, reason: 'no-match', field } }
  const known = [...fields, ...queried.collections.keys()]
  return { rule: 'unknown-field', span: { start, end }, details: { field, collection, known } }
}

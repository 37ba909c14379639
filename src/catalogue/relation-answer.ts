import type { RootContent, Table, TableRow } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { notTooLarge, spreadsheetAnswer } from './answer.ts'
import { isAddress } from '../core/web-address.ts'
import type { Directive } from '../directives/directive.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { linkBetween } from '../listings/link.ts'
import { toText } from '../listings/render.ts'
import { countOf, type Diagnostic } from '../report/diagnostic.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import { getMessages } from '../report/messages/languages.ts'
import { jsonText } from '../report/escape.ts'
import { csvLine, oneLine, type RowFormat } from '../report/rows.ts'
import { severitiesOf } from '../report/rules.ts'
import { sheetCell, type Sheet, type SheetCell } from '../report/spreadsheet/sheet.ts'
import type { SpreadsheetFormat } from '../report/spreadsheet/spreadsheet.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/** A directive that somebody asks on the command line, and the page on which it would stand. */
interface RelationQuestion {
  directive: Directive
  page: Page
  format: RowFormat | SpreadsheetFormat | 'md'
  /** As `shownPathFrom` gives it. */
  pathOf: (page: Page) => string
}

/** What `matrix` or `coverage` shows: Markdown for people, or its table for programs and spreadsheets. */
export async function relationAnswer(
  { config, siteUrl, pages }: Site,
  queries: SiteQueries,
  { directive, page, format, pathOf }: RelationQuestion,
): Promise<{ answer: string | Uint8Array | null; diagnostics: Diagnostic[]; note?: string }> {
  const { listing, findings } = notTooLarge(() => queries.answer(directive, page))
  const found = findings.map((finding) => ({ ...finding, span: null }))
  const messages = getMessages(config.messages)
  const diagnostics = makeDiagnostics('query', '', found, severitiesOf(config.rules), messages)
  if (listing?.kind !== 'blocks' || countOf(diagnostics, 'error') > 0) return { answer: null, diagnostics }
  if (format === 'md' || format === 'table') return { answer: `${toText(listing).text}\n`, diagnostics }
  const byLink = new Map(pages.map((each) => [linkBetween(page.path, each.path), each]))
  const table = listingTable(listing.nodes)
  if (format === 'json' || format === 'paths') {
    const rows = table.rows.map((cells) => {
      // Below a heading that leads to a page, a mark leads there, too.
      const own = cells.filter((_, index) => table.headings[index]?.links.length === 0)
      const [row] = own.flatMap(({ links }) => links.flatMap((url) => byLink.get(url) ?? []))
      return { path: row ? pathOf(row) : null, cells: textsOf(cells) }
    })
    return { answer: format === 'json' ? asJson(table, rows) : asPaths(rows), diagnostics }
  }
  const addressOf = addressReader(siteUrl, queries.addressOn({ ...page, path: 'index.md' }))
  const sheet = asSheet(directive.name, table, (url) => {
    const target = byLink.get(url)
    return target ? addressOf(target) : isAddress(url) ? url : null
  })
  if (format !== 'csv') return { ...(await spreadsheetAnswer(sheet, format, config.messages)), diagnostics }
  const lines = [sheet.headings, ...sheet.rows.map((cells) => cells.map(({ text }) => text))]
  return { answer: lines.map(csvLine).join(''), diagnostics }
}

/** A row, and the page that it is about. */
interface PrintedRow {
  path: string | null
  cells: string[]
}

function asJson({ headings, sentences }: ListingTable, rows: readonly PrintedRow[]): string {
  return `${jsonText({ headings: textsOf(headings), rows, sentences }, 2)}\n`
}

/** A line for each row that is about a page. */
function asPaths(rows: readonly PrintedRow[]): string {
  return rows.flatMap(({ path }) => (path === null ? [] : `${oneLine(path)}\n`)).join('')
}

/** The absolute address of a page, where the site says at which address it will be. */
export function addressReader(
  siteUrl: string | null,
  addressOf: (page: Page) => string | null,
): (page: Page) => string | null {
  return (page) => {
    const address = addressOf(page)
    return siteUrl === null || address === null ? null : new URL(address, siteUrl).href
  }
}

/** What a listing shows: its tables as one, and its sentences. */
interface ListingTable {
  /** None without a table. */
  headings: ListingCell[]
  rows: ListingCell[][]
  sentences: string[]
}

interface ListingCell {
  text: string
  /** As the listing has them. */
  links: string[]
}

function textsOf(cells: readonly ListingCell[]): string[] {
  return cells.map(({ text }) => text)
}

function listingTable(nodes: readonly RootContent[]): ListingTable {
  const tables: Table[] = []
  visit({ type: 'root', children: [...nodes] }, 'table', (table: Table) => void tables.push(table))
  const [head, ...body] = tables.flatMap(({ children }, index) => (index === 0 ? children : children.slice(1)))
  const cellsOf = ({ children }: TableRow): ListingCell[] =>
    children.map((cell) => ({
      text: textOf(cell),
      links: cell.children.flatMap((node) => (node.type === 'link' ? node.url : [])),
    }))
  return {
    headings: head ? cellsOf(head) : [],
    rows: body.map(cellsOf),
    sentences: nodes.flatMap((node) => (node.type === 'paragraph' ? textOf(node) : [])),
  }
}

/**
 * The same as a spreadsheet, the sentences below the table.
 *
 * @param name of the sheet, and its heading where there is no table
 * @param addressOf gives the absolute address to which a link of the listing leads, if it is known
 */
function asSheet(
  name: string,
  { headings, rows, sentences }: ListingTable,
  addressOf: (url: string) => string | null,
): Sheet {
  const cells = rows.map((row) =>
    row.map(({ text, links: [link, ...others] }): SheetCell => {
      return { ...sheetCell(text), link: link === undefined || others.length > 0 ? null : addressOf(link) }
    }),
  )
  return {
    name,
    headings: headings.length > 0 ? textsOf(headings) : [name],
    rows: [...cells, ...sentences.map((text) => [sheetCell(text)])],
  }
}

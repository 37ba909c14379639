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
import { csvLine, type RowFormat } from '../report/rows.ts'
import { severitiesOf } from '../report/rules.ts'
import { sheetCell, type Sheet, type SheetCell } from '../report/spreadsheet/sheet.ts'
import type { SpreadsheetFormat } from '../report/spreadsheet/spreadsheet.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/** What `matrix` or `coverage` shows: Markdown for people, or its table for programs and spreadsheets. */
export async function relationAnswer(
  { config, siteUrl, pages }: Site,
  queries: SiteQueries,
  directive: Directive,
  page: Page,
  format: RowFormat | SpreadsheetFormat | 'md',
): Promise<{ answer: string | Uint8Array | null; diagnostics: Diagnostic[]; note?: string }> {
  const { listing, findings } = notTooLarge(() => queries.answer(directive, page))
  const found = findings.map((finding) => ({ ...finding, span: null }))
  const messages = getMessages(config.messages)
  const diagnostics = makeDiagnostics('query', '', found, severitiesOf(config.rules), messages)
  if (listing?.kind !== 'blocks' || countOf(diagnostics, 'error') > 0) return { answer: null, diagnostics }
  if (format !== 'csv' && format !== 'xlsx' && format !== 'ods')
    return { answer: `${toText(listing).text}\n`, diagnostics }
  const addressOf = addressReader(siteUrl, queries.addressOn({ ...page, path: 'index.md' }))
  const byLink = new Map(pages.map((each) => [linkBetween(page.path, each.path), each]))
  const sheet = listingSheet(directive.name, listing.nodes, (url) => {
    const target = byLink.get(url)
    return target ? addressOf(target) : isAddress(url) ? url : null
  })
  if (format !== 'csv') return { ...(await spreadsheetAnswer(sheet, format, config.messages)), diagnostics }
  const lines = [sheet.headings, ...sheet.rows.map((cells) => cells.map(({ text }) => text))]
  return { answer: lines.map(csvLine).join(''), diagnostics }
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

/**
 * The table of a listing as a spreadsheet, and its sentences below it: what `matrix` and `coverage` show. A listing without a
 * table has the sentences alone.
 *
 * @param name of the sheet
 * @param addressOf gives the absolute address to which a link of the listing leads, if it is known
 */
function listingSheet(name: string, nodes: readonly RootContent[], addressOf: (url: string) => string | null): Sheet {
  const tables: Table[] = []
  visit({ type: 'root', children: [...nodes] }, 'table', (table: Table) => void tables.push(table))
  const [head, ...body] = tables.flatMap(({ children }, index) => (index === 0 ? children : children.slice(1)))
  const cellsOf = ({ children }: TableRow): SheetCell[] =>
    children.map((cell) => {
      const links = cell.children.flatMap((node) => (node.type === 'link' ? node.url : []))
      const [link] = links
      return { ...sheetCell(textOf(cell)), link: link === undefined || links.length > 1 ? null : addressOf(link) }
    })
  const sentences = nodes.flatMap((node) => (node.type === 'paragraph' ? textOf(node) : []))
  const rows = [...body.map(cellsOf), ...sentences.map((text) => [sheetCell(text)])]
  return { name, headings: head ? head.children.map((cell) => textOf(cell)) : [name], rows }
}

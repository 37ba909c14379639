import { listingSheet } from './listing-sheet.ts'
import { notTooLarge } from './oversized-answer.ts'
import { spreadsheetAnswer } from './spreadsheet-answer.ts'
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

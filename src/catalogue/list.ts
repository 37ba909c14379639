import { join, resolve } from 'node:path'
import { notTooLarge, shownPathFrom, spreadsheetAnswer } from './answer.ts'
import type { Column } from '../config/settings.ts'
import { optionValueKind } from '../directives/grammar/options.ts'
import { createSiteQueries } from '../directives/site-queries.ts'
import type { Cells } from '../listings/cells.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { toText } from '../listings/render.ts'
import { shownPages } from '../listings/shorten.ts'
import { addressReader, relationAnswer } from './relation-answer.ts'
import { countOf, type Diagnostic } from '../report/diagnostic.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import { rowsAs, sheetOf, type Row, type RowFormat } from '../report/rows.ts'
import { severitiesOf } from '../report/rules.ts'
import { sheetCell, type SheetCell } from '../report/spreadsheet/sheet.ts'
import type { SpreadsheetFormat } from '../report/spreadsheet/spreadsheet.ts'
import { relationsOf } from '../site/index/relations.ts'
import { emptyPage, fieldNames, textsIn, valuesIn, type Page } from '../site/page.ts'
import { readSite, settingFiles, type Site, type SiteOptions } from '../site/site.ts'

/** A question from the command line. */
export interface ListOptions extends SiteOptions {
  /** What a directive would say after `list_` or, for a named query, after `list:`. Each word is one argument. */
  words: readonly string[]
  format: RowFormat | SpreadsheetFormat | 'md'
  /** Of the terminal on which a table is shown, in characters; without one each row is a line. */
  width?: number | undefined
}

/** What was found. */
export interface ListResult {
  /** The rows in the format asked for, null when the question could not be understood: text, or the bytes of a file. */
  answer: string | Uint8Array | null
  /** What is wrong with the question. */
  diagnostics: Diagnostic[]
  /** Absolute paths of the files of the site in whose place the answer would be a loss. */
  sources: ReadonlySet<string>
  /** The language of the site's messages. */
  language: Language
  /** The messages about the answer, in that language. */
  note?: string
}

/**
 * Asks a site what a directive would ask, and prints the answer for people or programs.
 *
 * @throws SetupError when there is no site
 */
export async function list({ words, format, width, ...options }: ListOptions): Promise<ListResult> {
  const site = readSite(options, schemaNames)
  const sources = sourcesOf(site, format)
  const [name = '', ...terms] = words
  const text = [name, ...terms.map(asWord)].join(' ')
  const language = site.config.messages
  const messages = getMessages(language)
  const page = pageThatAsks(directiveFor(site, name.toLowerCase(), text))
  const queries = createSiteQueries(site)
  const { regions, findings } = queries.find(page)
  const directive = regions[0]?.directive
  const path = shownPathFrom(options.cwd, site)
  if (directive && directive.request.kind !== 'list')
    return {
      ...(await relationAnswer(site, queries, { directive, page, format, pathOf: path })),
      language,
      sources,
    }
  const request = directive?.request.kind === 'list' ? directive.request : undefined
  const asked = request && notTooLarge(() => queries.query(request, { start: 0, end: 0 }, page))
  const all = [...findings, ...(asked?.findings ?? [])].map((finding) => ({ ...finding, span: null }))
  const diagnostics = makeDiagnostics('query', '', all, severitiesOf(site.config.rules), messages)
  if (!request || !directive || !asked || countOf(diagnostics, 'error') > 0)
    return { answer: null, diagnostics, language, sources }
  if (format === 'md' || (format === 'table' && asked.answer.format.name === 'count')) {
    const { listing } = queries.answer(directive, page)
    return { answer: listing ? `${toText(listing).text}\n` : '', diagnostics, language, sources }
  }
  const { columns, collection } = asked.answer
  const pages = shownPages(asked.answer)
  const addressOf = addressReader(site.siteUrl, queries.addressOn({ ...page, path: 'index.md' }))
  const cells = queries.cellsOn(page, request)
  const computed = [
    ...collection.derive.map(({ name: field }) => field),
    ...relationsOf(collection.name, site.config.relations),
  ]
  const fieldsOf = (row: Page): Row['fields'] => ({
    ...Object.fromEntries(fieldNames(row.frontMatter).map((field) => [field, textsIn(row, field)])),
    ...Object.fromEntries(computed.map((field) => [field, [...queries.indexes.of(row).valuesOf(row, field)]])),
  })
  const rows = notTooLarge(() =>
    pages.map((row) => toRow(row, { path: path(row), address: addressOf(row), fields: fieldsOf(row) }, columns, cells)),
  )
  if (format !== 'xlsx' && format !== 'ods')
    return { answer: rowsAs(format, rows, columns, width), diagnostics, language, sources }
  const sheet = sheetOf(collection.label.many, rows, columns)
  return { ...(await spreadsheetAnswer(sheet, format, language)), diagnostics, language, sources }
}

/** A directive is a list but for `matrix` and `coverage`, where no collection is called so. */
function directiveFor({ config }: Site, name: string, text: string): string {
  if (config.queries.has(name)) return `list:${text}`
  const isRelation = /^(?:matrix|coverage)$/.test(name) && !config.collections.some((each) => each.name === name)
  // A spreadsheet has no bullets.
  return isRelation ? (name === 'coverage' ? `${text} format=table` : text) : `list_${text}`
}

/** The configuration and what it names; pages too, unless the answer is to be one. */
function sourcesOf(site: Site, format: ListOptions['format']): ReadonlySet<string> {
  const pages = format === 'md' ? [] : site.pages.map(({ path }) => join(site.docsDir, path))
  return new Set([...settingFiles(site).map((file) => resolve(site.root, file)), ...pages])
}

/** A page at the top of the docs folder that holds nothing but the directive. */
function pageThatAsks(text: string): Page {
  return { ...emptyPage, source: `<!-- ${text} -->` }
}

function toRow(
  page: Page,
  { path, address, fields }: Pick<Row, 'path' | 'address' | 'fields'>,
  columns: readonly Column[],
  cells: Cells,
): Row {
  const shown = columns.map((column) => {
    if (column.field === 'title') return cells.titleOf(page)
    const values = cells.valuesOf(page, column).map((value) => value.text)
    return values.join(', ')
  })
  const linked = Math.max(
    0,
    columns.findIndex(({ field }) => field === 'title'),
  )
  return {
    path,
    title: cells.titleOf(page),
    fields,
    shown,
    cells: columns.map(({ field }, index) => ({
      ...toCell(valuesIn(page, field), shown[index] ?? ''),
      link: index === linked ? address : null,
    })),
    address,
  }
}

/** What is shown, but a date as a date even where it is shown in words. */
function toCell(values: readonly { text: string }[], shown: string): SheetCell {
  const written = sheetCell(values[0]?.text ?? '')
  return values.length === 1 && written.kind === 'date' ? written : sheetCell(shown)
}

/** The parts of a value that can need quotes, by what it is made of. */
const partsOf = {
  text: /[^]+/g,
  fields: /(?<=^-?|,-?)[^,-][^,]*/g,
  'sort-keys': /(?<=^-?|,-?)[^,-][^,]*/g,
  word: /[^|*]+/g,
}

/**
 * The shell has taken the quotes off names and values with white space; the grammar wants them. The characters of the
 * grammar still count: `|` and `*` in a filter, commas in a list of fields.
 */
function asWord(argument: string): string {
  if (!/\s/.test(argument) || /^\{|"/.test(argument)) return argument
  const [, negation = '', field = '', character = '', value = ''] =
    /^(!?)([^/=<>]+)(<=|>=|[/=<>])([^]*)$/.exec(argument) ?? []
  if (character === '') return argument
  const parts = partsOf[(character === '=' && optionValueKind(field)) || 'word']
  return `${negation}${inQuotes(field)}${character}${value.replace(parts, inQuotes)}`
}

function inQuotes(text: string): string {
  return /\s/.test(text) ? `"${text.replace(/\\/g, '\\\\')}"` : text
}

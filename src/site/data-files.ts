import { extname } from 'node:path'
import { CsvError, parse as parseCsv } from 'csv-parse/sync'
import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml'
import type { Span } from '../core/span.ts'
import { isAddress, webAddress } from '../core/web-address.ts'
import { parseYaml, placeAt, type TextPlace } from '../core/yaml/parse.ts'
import { readTextBelow } from '../files/read-text.ts'
import type { Finding } from '../report/finding.ts'
import { SetupError, type DataFileProblem } from '../report/setup-error.ts'
import type { Field, Page } from './page.ts'

/** A record's fields: name → values as written. */
type RecordFields = Map<string, string[]>

/** A record, and where in its file each field stands. */
interface ReadRecord {
  fields: RecordFields
  placeOf(field: string): Span
}

/** A data file that was read. */
export interface ReadData {
  records: Page[]
  /** The file's text, without a byte order mark; empty where nothing is wrong. */
  text: string
  /** What is wrong in it, with places in that text. */
  findings: Finding[]
}

/**
 * Reads a collection's data file: records in YAML, JSON or CSV (with a line of names), as a list or as a mapping whose names
 * are their ids. Each record becomes a page without text, whose path is that of the file, `#` and its number from 1.
 *
 * @param root absolute path of the folder of the site's configuration, below which the file must stand
 * @param file relative to `root`
 * @param part the path of the part that holds the records; null when it is the whole file
 * @param link the field that holds a record's link: an address, or a path relative to the docs directory
 * @throws SetupError when the file cannot be read
 */
export function readRecords(
  root: string,
  file: string,
  { part, link }: { part: string | null; link: string | null },
): ReadData {
  const read = readTextBelow(root, file)
  if ('failure' in read) throw invalid(file, read.failure)
  const text = read.text.replace(/^\uFEFF/, '')
  const records = extname(file).toLowerCase() === '.csv' ? csvRecords(file, text) : yamlRecords(file, text, part)
  const findings = link === null ? [] : records.flatMap((record) => faultyAddress(record, link))
  return {
    records: records.map(({ fields }, index) => toPage(`${file}#${index + 1}`, fields, link)),
    text: findings.length > 0 ? text : '',
    findings,
  }
}

function faultyAddress({ fields, placeOf }: ReadRecord, field: string): Finding[] {
  const [address = ''] = fields.get(field) ?? []
  if (!isAddress(address) || webAddress(address) !== null) return []
  return [{ rule: 'invalid-address', span: placeOf(field), details: { field, address } }]
}

function toPage(path: string, record: RecordFields, link: string | null): Page {
  const nowhere = { start: 0, end: 0 }
  const fields = [...record].map(([name, values]): [string, Field] => [
    name,
    {
      name,
      key: nowhere,
      form: values.length > 1 ? 'list' : 'scalar',
      values: values.map((text) => ({ text: text.trim().replace(/\s+/g, ' '), ...nowhere })),
    },
  ])
  const address = link === null ? null : (record.get(link)?.[0] ?? null)
  return {
    path,
    source: '',
    hasBom: false,
    frontMatter: { end: 0, fields: new Map(fields) },
    record: { link: address },
  }
}

function csvRecords(file: string, text: string): ReadRecord[] {
  const delimiter = delimiterOf(text)
  try {
    const rows = parseCsv(text, {
      columns: (names: string[]) => {
        const second = secondOfTwo(names)
        if (second !== -1) throw invalid(file, 'duplicate-name', placeAt(text, columnStart(text, delimiter, second)))
        return names
      },
      delimiter,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as CsvRow[]
    return rows.map(({ record, info }) => ({
      fields: new Map(Object.entries(record).map(([name, value]) => [name, value === '' ? [] : [value]])),
      placeOf: (field) => placeInRow(text, record, info.lines, field),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const quote = misplacedQuote(text, delimiter)
    if (quote !== undefined) throw invalid(file, 'csv-quotes', placeAt(text, quote))
    throw invalid(file, 'csv-columns', { line: typeof error.lines === 'number' ? error.lines : 1, column: 1 })
  }
}

interface CsvRow {
  record: Record<string, string>
  /** The row's last line. */
  info: { lines: number }
}

/** Where the value of a field stands, else the row. */
function placeInRow(text: string, record: CsvRow['record'], last: number, field: string): Span {
  const first = last - Object.values(record).join('').split('\n').length
  const row = text.split('\n', first).join('\n').length + Math.min(1, first)
  const value = record[field] ?? ''
  const at = text.indexOf(value, row)
  return at === -1 ? { start: row, end: row } : { start: at, end: at + value.length }
}

/** Where a name in the first line begins. */
function columnStart(text: string, delimiter: string, column: number): number {
  const before = text.split(delimiter, column).join(delimiter).length + delimiter.length
  return before + (/^[ \t]*/.exec(text.slice(before))?.[0].length ?? 0)
}

/** Spreadsheets of countries with a decimal comma put semicolons between the columns. */
function delimiterOf(text: string): string {
  const names = text.slice(0, /[\r\n]|$/.exec(text)?.index)
  return [',', ';', '\t'].find((character) => names.includes(character)) ?? ','
}

function yamlRecords(file: string, text: string, part: string | null): ReadRecord[] {
  const yaml = parseYaml(text)
  if ('problem' in yaml) throw invalid(file, yaml.problem, placeAt(text, yaml.offset))
  const { document } = yaml
  const records = partOf(document, part)
  if (records === undefined) throw invalid(file, 'no-part')
  const place = (node: unknown): TextPlace => placeAt(text, (node as Node | null)?.range?.[0] ?? 0)
  if (isSeq(records)) return records.items.map((item) => readRecord(file, item, null, document, place))
  if (!isMap(records) || records.items.some(({ value }) => !isRecord(resolved(value, document), document)))
    throw invalid(file, 'no-list', place(records))
  return records.items.map(({ key, value }) => readRecord(file, value, String(key), document, place))
}

/** What stands at a path in a file; undefined when there is nothing. */
function partOf(document: Document, part: string | null): unknown {
  let node = resolved(document.contents, document)
  for (const name of part?.split('.') ?? []) {
    if (!isMap(node) || !node.has(name)) return undefined
    node = resolved(node.get(name, true), document)
  }
  return node
}

/** Whether something in a mapping is a record, and no mapping or list of records itself. */
function isRecord(node: unknown, document: Document): boolean {
  if (!isMap(node)) return false
  const values = node.items.map(({ value }) => resolved(value, document))
  return values.length === 0 || values.some((value) => !isMap(value))
}

/** @param id the name of the record in a mapping; a field `id` of its own goes before it */
function readRecord(
  file: string,
  item: unknown,
  id: string | null,
  document: Document,
  place: (node: unknown) => TextPlace,
): ReadRecord {
  const record = resolved(item, document)
  if (!isMap(record)) throw invalid(file, 'no-record', place(item))
  const second = record.items[secondOfTwo(record.items.map(({ key }) => String(key)))]?.key
  if (second) throw invalid(file, 'duplicate-name', place(second))
  const fields = fieldsOf(record, document)
  if (id !== null && !fields.has('id')) fields.set('id', [id])
  return { fields, placeOf: (field) => placeIn(record, field) }
}

/** Where the value of a field stands, else the record. */
function placeIn(record: YAMLMap, field: string): Span {
  const pair = record.items.find(({ key }) => String(key) === field)
  const [start = 0, end = start] = (pair?.value as Node | null | undefined)?.range ?? record.range ?? []
  return { start, end }
}

function fieldsOf(record: YAMLMap, document: Document): RecordFields {
  return new Map(
    record.items.map(({ key, value }) => {
      const node = resolved(value, document)
      return [String(key), (isSeq(node) ? node.items : [node]).flatMap((member) => textOf(resolved(member, document)))]
    }),
  )
}

/** The first position of a name that stands before it already, or -1. */
function secondOfTwo(names: readonly string[]): number {
  const seen = new Set<string>()
  return names.findIndex((name) => seen.size === seen.add(name).size)
}

/** What an alias stands for. */
function resolved(node: unknown, document: Document): unknown {
  return isAlias(node) ? node.resolve(document) : node
}

function textOf(node: unknown): string[] {
  if (!isScalar(node) || node.value === null) return []
  return [node.type === 'PLAIN' ? (node.source ?? '') : String(node.value)]
}

function invalid(file: string, reason: DataFileProblem, place: TextPlace = { line: 1, column: 1 }): SetupError {
  return new SetupError({ code: 'invalid-data-file', file, ...place, reason })
}

/**
 * Where the first quotation mark of a CSV file stands that does not fit: it is not closed, or text stands before it or
 * behind it in its cell.
 *
 * @param delimiter one character
 * @returns its 0-based offset, or undefined when all of them fit
 */
function misplacedQuote(text: string, delimiter: string): number | undefined {
  const isEnd = (at: number): boolean =>
    at >= text.length || text.startsWith(delimiter, at) || /[\r\n]/.test(text.charAt(at))
  const skipSpaces = (from: number): number => {
    let at = from
    while (!isEnd(at) && /\s/.test(text.charAt(at))) at++
    return at
  }
  for (let at = 0; at < text.length; at++) {
    at = skipSpaces(at)
    if (text.charAt(at) === '"') {
      const closing = closingQuote(text, at)
      if (closing === -1) return at
      at = skipSpaces(closing + 1)
      if (!isEnd(at)) return closing
    }
    for (; !isEnd(at); at++) if (text.charAt(at) === '"') return at
  }
  return undefined
}

/** Two quotation marks within quotes are one that is meant. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1)
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2)
  return at
}

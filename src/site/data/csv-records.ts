import { CsvError, parse as parseCsv } from 'csv-parse/sync'
import { DataProblem, type WrittenRecord } from './written-record.ts'
import type { Span } from '../../core/span.ts'
import { canonicalBoolean } from '../boolean-values.ts'
import type { Field } from '../page.ts'

/**
 * Reads the rows of a CSV file: the first line has the names of the fields.
 *
 * @throws DataProblem when it cannot be read
 */
export function csvRecords(text: string): WrittenRecord[] {
  const delimiter = delimiterOf(text)
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  try {
    const rows = parseCsv(text, {
      columns: (names: string[]) => {
        const first = new Map(names.map((name, index) => [name, index] as const).reverse())
        const second = names.findIndex((name, index) => first.get(name) !== index)
        if (second !== -1) throw new DataProblem('duplicate-name', columnsOf(text)[second]?.start ?? 0)
        return names
      },
      delimiter,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as unknown as CsvRow[]
    return rows.map((row) => toRecord(row, rowOf(row, text, lineStarts)))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const quote = misplacedQuote(text, delimiter)
    if (quote !== undefined) throw new DataProblem('csv-quotes', quote)
    throw new DataProblem('csv-columns', lineStarts[typeof error.lines === 'number' ? error.lines - 1 : 0] ?? 0)
  }
}

interface CsvRow {
  record: Record<string, string>
  /** The row's last line. */
  info: { lines: number }
}

/** A row's text, and where it begins. */
interface RowText {
  text: string
  start: number
}

function rowOf({ record, info: { lines } }: CsvRow, text: string, lineStarts: readonly number[]): RowText {
  const first = lines - Object.values(record).join('').split('\n').length
  const start = lineStarts[first] ?? 0
  return { text: text.slice(start, lineStarts[lines] ?? text.length), start }
}

function toRecord({ record }: CsvRow, row: RowText): WrittenRecord {
  const top = { start: row.start, end: row.start }
  const fields: Field[] = []
  let at: number | null = 0
  for (const [name, written] of Object.entries(record)) {
    const raw = written.replaceAll('"', '""')
    const found: number = at === null ? -1 : row.text.indexOf(raw, at)
    // What follows a value that is not written as it is read is not looked for: that could take quadratic time.
    at = found === -1 ? null : found + raw.length
    const span: Span = at === null ? top : { start: row.start + found, end: row.start + at }
    const value = canonicalBoolean(written.replace(/\s+/g, ' '))
    fields.push({
      name,
      key: span,
      form: value === '' ? 'empty' : 'scalar',
      values: value === '' ? [] : [{ text: value, ...span }],
    })
  }
  const spans = new Map(fields.map(({ name, key }) => [name, key]))
  return {
    fields,
    findings: [],
    place: top,
    isWhole: false,
    read: () => ({
      values: Object.fromEntries(Object.entries(record).filter(([, value]) => value !== '')),
      spanAt: ([name = '']) => spans.get(name) ?? top,
    }),
  }
}

/** The names in the first line of a CSV file, without quotes and the white space around them, and where they are. */
export function columnsOf(text: string): ({ name: string } & Span)[] {
  const delimiter = delimiterOf(text)
  const end = /\r?\n|$/.exec(text)?.index ?? 0
  const columns: ({ name: string } & Span)[] = []
  for (let at = 0; at <= end; ) {
    const isQuoted = /^[ \t]*"/.test(text.slice(at, end))
    const from = isQuoted ? text.indexOf('"', at) : at
    const closing = isQuoted ? closingQuote(text, from) : at
    const next = text.indexOf(delimiter, Math.max(at, closing))
    const stop = next === -1 || next > end ? end : next
    const inside = isQuoted ? text.slice(from + 1, Math.max(from + 1, closing)) : text.slice(at, stop)
    const name = inside.trim()
    const start = (isQuoted ? from + 1 : at) + inside.indexOf(name)
    columns.push({ name: isQuoted ? name.replaceAll('""', '"') : name, start, end: start + name.length })
    at = stop + 1
  }
  return columns
}

/** Spreadsheets of countries with a decimal comma put semicolons between the columns. */
function delimiterOf(text: string): string {
  const names = text.slice(0, /[\r\n]|$/.exec(text)?.index)
  return [',', ';', '\t'].find((character) => names.includes(character)) ?? ','
}

/**
 * Where the first quotation mark of a CSV file is that does not fit: it is not closed, or text is before it or
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

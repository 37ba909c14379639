import { escapeLine, jsonText } from './escape.ts'
import { sheetCell, withoutFormula, type Sheet, type SheetCell } from './spreadsheet/sheet.ts'

/** The formats in which rows are printed on a command line. */
export const rowFormats = ['table', 'json', 'csv', 'paths'] as const
export type RowFormat = (typeof rowFormats)[number]

/** One page of an answer. */
export interface Row {
  /** POSIX path relative to the working directory. */
  path: string
  title: string
  /** The front matter fields of the page with their values as written. */
  fields: Record<string, readonly string[]>
  /** What a listing's columns show. */
  shown: readonly string[]
  /** The same as cells of a spreadsheet; the title, else the first cell, leads to the page where its address is known. */
  cells: readonly SheetCell[]
  /** Absolute, when the site says where it will be. */
  address: string | null
}

/**
 * Prints rows in a format. Every line ends in `\n`.
 *
 * @param width of the terminal, as `aligned` takes it
 */
export function rowsAs(
  format: RowFormat,
  rows: readonly Row[],
  columns: readonly { heading: string }[],
  width?: number,
): string {
  const headings = columns.map(({ heading }) => heading)
  switch (format) {
    case 'json':
      return `${jsonText(
        rows.map(({ path, title, fields }) => ({ path, title, fields })),
        2,
      )}\n`
    case 'csv':
      return csv(headings, rows)
    case 'paths':
      return rows.map(({ path }) => `${oneLine(path)}\n`).join('')
    default:
      return aligned([[...headings, 'path'], ...rows.map(({ shown, path }) => [...shown, path].map(oneLine))], width)
  }
}

function csv(headings: readonly string[], rows: readonly Row[]): string {
  const hasAddresses = rows.some(({ address }) => address !== null)
  const lines = rows.map(({ shown, path, address }) => [...shown, path, ...(hasAddresses ? [address ?? ''] : [])])
  return [[...headings, 'path', ...(hasAddresses ? ['url'] : [])], ...lines].map(csvLine).join('')
}

/** RFC 4180, with `\n` line ends; nothing in it is a formula to a spreadsheet. */
export function csvLine(cells: readonly string[]): string {
  const safe = cells.map(withoutFormula)
  return `${safe.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\n`
}

/** The rows as a sheet; where a page leads nowhere its path says which it is. */
export function sheetOf(name: string, rows: readonly Row[], columns: readonly { heading: string }[]): Sheet {
  const headings = columns.map(({ heading }) => heading)
  if (rows.every(({ address }) => address !== null)) return { name, headings, rows: rows.map(({ cells }) => cells) }
  return { name, headings: [...headings, 'path'], rows: rows.map(({ cells, path }) => [...cells, sheetCell(path)]) }
}

/** Names of files can hold line breaks; what has a line for each row can not. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, escapeLine)
}

/** Narrower columns cannot be read, however narrow the terminal is; in characters. */
const narrowest = 12

/**
 * Columns with two spaces between them, a line for each row; no cell may hold a line break.
 *
 * @param width of the terminal, in characters: in a table that would be wider the widest columns are made narrower, and what
 *   does not fit goes on in the next line; without one a row is a line
 */
export function aligned(lines: readonly (readonly string[])[], width = Infinity): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, (line[column] ?? '').length), 0),
  )
  const widest = widestColumn(widths, width - 2 * (widths.length - 1))
  return lines
    .flatMap((line) => {
      const cells = line.map((cell) => wrapped(cell, widest))
      const height = Math.max(1, ...cells.map(({ length }) => length))
      return Array.from({ length: height }, (_, at) => cells.map((parts) => parts[at] ?? ''))
    })
    .map((line) => {
      const padded = line.map((cell, column) => cell.padEnd(Math.min(widest, widths[column] ?? 0)))
      return `${padded.join('  ').trimEnd()}\n`
    })
    .join('')
}

/** How wide a column may be, so that all of them fit in a line. */
function widestColumn(widths: readonly number[], width: number): number {
  let [left, columns] = [width, widths.length]
  for (const each of [...widths].sort((a, b) => a - b)) {
    if (each > left / columns) return Math.max(narrowest, Math.floor(left / columns))
    left -= each
    columns--
  }
  return Infinity
}

/** A text in lines, between words where it can be. */
function wrapped(text: string, width: number): string[] {
  if (text.length <= width) return [text]
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else if (line === '') lines[lines.length - 1] = word
    else lines.push(word)
    for (let last = lines.at(-1) ?? ''; last.length > width; last = lines.at(-1) ?? '') {
      lines[lines.length - 1] = last.slice(0, width)
      lines.push(last.slice(width))
    }
  }
  return lines
}

import type { Column } from '../types.ts'

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
}

/** Prints rows in a format. Every line ends in `\n`. */
export function rowsAs(format: RowFormat, rows: readonly Row[], columns: readonly Column[]): string {
  const headings = columns.map(({ heading }) => heading)
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        rows.map(({ path, title, fields }) => ({ path, title, fields })),
        null,
        2,
      )}\n`
    case 'csv':
      return [[...headings, 'path'], ...rows.map(({ shown, path }) => [...shown, path])].map(csvLine).join('')
    case 'paths':
      return rows.map(({ path }) => `${path}\n`).join('')
    default:
      return aligned([[...headings, 'path'], ...rows.map(({ shown, path }) => [...shown, path])])
  }
}

/** RFC 4180, with `\n` line ends. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(',')}\n`
}

/** Columns with two spaces between them. */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

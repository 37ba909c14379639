import { textOf } from './element.ts'
import type { Tables } from './table.ts'

/**
 * The rows shown, as CSV for spreadsheets, with the address of each row's first link as the last column. Where decimals
 * have a comma, spreadsheets expect semicolons.
 */
export function toCsv({ columns, rows }: Tables, language: string): string {
  const separator = (0.5).toLocaleString(language).includes(',') ? ';' : ','
  const shown = rows.filter(({ isShown }) => isShown).map(({ element }) => element)
  const cells = shown.map((row) => [...[...row.cells].map(textOf), row.querySelector('a')?.href ?? ''])
  const lines = [[...columns.map(({ heading }) => heading), 'URL'], ...cells]
  // The byte order mark tells a spreadsheet that this is UTF-8.
  return `\uFEFF${lines.map((line) => line.map(toCell).join(separator)).join('\r\n')}\r\n`
}

/** In quotes; an apostrophe keeps what looks like a formula from being one. */
function toCell(text: string): string {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`
}

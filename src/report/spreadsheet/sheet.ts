/** What a cell of a spreadsheet holds. */
export interface SheetCell {
  /** A date is written as `2025-01-31`, a number with a point. */
  kind: 'text' | 'number' | 'date'
  text: string
  /** An absolute address to which the cell leads. */
  link?: string | null
}

/** A spreadsheet of one sheet: a row of headings, then the others. */
export interface Sheet {
  name: string
  headings: readonly string[]
  rows: readonly (readonly SheetCell[])[]
}

/** The files within a spreadsheet, in order. */
export type SheetParts = readonly (readonly [path: string, text: string])[]

/** Longest text that Excel takes in a cell. */
const longest = 32_767

/**
 * The cell for a text. A number is one that means just what is written: `007` and `1.10` stay text, as they may be names.
 * Dates before 1900 stay text too, as Excel has none.
 */
export function sheetCell(text: string): SheetCell {
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) && String(Number(text)) === text) return { kind: 'number', text }
  const time = /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return isDate ? { kind: 'date', text } : { kind: 'text', text: text.slice(0, longest) }
}

/**
 * A text as it can stand in a CSV file that a spreadsheet opens: an apostrophe keeps what begins like a formula from being
 * one, white space before it or not. A plain number is none.
 */
export function withoutFormula(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text
}

/** About how many characters wide each column should be. */
export function widthsOf({ headings, rows }: Sheet): number[] {
  return headings.map(
    (heading, column) =>
      rows.reduce((width, row) => Math.max(width, Math.min(row[column]?.text.length ?? 0, 60)), heading.length) + 2,
  )
}

/** Text within XML, without the characters that XML cannot hold. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

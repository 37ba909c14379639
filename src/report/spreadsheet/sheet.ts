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

/** Longest text that Excel takes in a cell, in UTF-16 code units. OpenDocument has no limit. */
const longestInExcel = 32_767

/** Longest name that Excel takes for a sheet, in UTF-16 code units. */
const longestName = 31

/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of surrogate pairs, noncharacters. */
const notXml = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/**
 * The cell for a text. A number is one that means just what is written: `007` and `1.10` stay text, as they may be names.
 * Dates before 1900 stay text too, as Excel has none.
 */
export function sheetCell(text: string): SheetCell {
  if (/^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) && String(Number(text)) === text) return { kind: 'number', text }
  const time = /^(?:19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  return isDate ? { kind: 'date', text } : { kind: 'text', text }
}

/**
 * A text as it can be in a CSV file that a spreadsheet opens: an apostrophe keeps what begins like a formula from being
 * one, white space and what cannot be seen before it or not. A plain number is none.
 */
export function withoutFormula(text: string): string {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? `'${text}` : text
}

/** About how many characters wide each column should be. */
export function widthsOf({ headings, rows }: Sheet): number[] {
  return headings.map(
    (heading, column) =>
      rows.reduce((width, row) => Math.max(width, Math.min(row[column]?.text.length ?? 0, 60)), heading.length) + 2,
  )
}

/** Text within XML, without the characters that XML cannot hold. A parser would take a carriage return for a line feed. */
export function xmlText(text: string): string {
  return text.replace(notXml, '').replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A text that Excel takes in a cell; one that is too long ends in `…`. */
export function excelText(text: string): string {
  return text.length > longestInExcel ? `${start(text, longestInExcel - 1)}…` : text
}

/** How many cells of a sheet the file cannot hold as they are: too long for Excel, or with characters that XML has not. */
export function changedCells({ headings, rows }: Sheet, isExcel: boolean): number {
  const isChanged = (text: string): boolean =>
    text.replace(notXml, '') !== text || (isExcel && excelText(text) !== text)
  const texts = [headings, ...rows.map((cells) => cells.map(({ text }) => text))]
  return texts.flat().filter(isChanged).length
}

/** A name that Excel and LibreOffice take for a sheet: some characters, apostrophes at its ends and `History` are refused. */
export function sheetName(name: string): string {
  const plain = name.replace(notXml, '').replace(/[[\]:*?/\\\s]+/g, ' ')
  const short = start(plain.replace(/^[ ']+/, ''), longestName).replace(/(?<![ '])[ ']+$/, '')
  if (short === '') return 'mdsplice'
  return /^history$/i.test(short) ? `${short}_` : short
}

/** The first code units of a text, without the half of a surrogate pair. */
function start(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}

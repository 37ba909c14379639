import { strToU8, zipSync, type Zippable } from 'fflate'
import { odsParts } from './ods.ts'
import type { Sheet } from './sheet.ts'
import { xlsxParts } from './xlsx.ts'

/** The formats that are not text. */
export type SpreadsheetFormat = 'xlsx' | 'ods'

/** The earliest that a zip archive knows, in whatever time zone: the same rows give the same bytes. */
const always = new Date(1980, 0, 1)

/** A spreadsheet as a file. */
export function spreadsheetAs(format: SpreadsheetFormat, sheet: Sheet): Uint8Array {
  const parts = format === 'xlsx' ? xlsxParts(sheet) : odsParts(sheet)
  const files: Zippable = {}
  for (const [path, text] of parts) files[path] = [strToU8(text), { level: path === 'mimetype' ? 0 : 6 }]
  return zipSync(files, { mtime: always })
}

import { ready, type WriteSpreadsheet } from './load-spreadsheets.ts'
import { zip } from './zip.ts'
import { odsParts } from '../report/spreadsheet/ods.ts'
import { sheetCell } from '../report/spreadsheet/sheet.ts'
import { xlsxParts } from '../report/spreadsheet/xlsx.ts'

// A script of its own, loaded when a reader asks for the first spreadsheet: most readers never do.
const write: WriteSpreadsheet = (format, name, headings, rows) => {
  const sheet = {
    name,
    headings,
    rows: rows.map((cells) => cells.map(({ text, link }) => ({ ...sheetCell(text), link }))),
  }
  return zip(format === 'XLSX' ? xlsxParts(sheet) : odsParts(sheet))
}
dispatchEvent(new CustomEvent(ready, { detail: write }))

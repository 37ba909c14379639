import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import { changedCells, type Sheet } from '../report/spreadsheet/sheet.ts'
import type { SpreadsheetFormat } from '../report/spreadsheet/spreadsheet.ts'

/** A sheet as a file, and how many of its cells are not as they were. */
export async function spreadsheetAnswer(
  sheet: Sheet,
  format: SpreadsheetFormat,
  language: Language,
): Promise<{ answer: Uint8Array; note?: string }> {
  const { spreadsheetAs } = await import('../report/spreadsheet/spreadsheet.ts')
  const count = changedCells(sheet, format === 'xlsx')
  const note = count > 0 ? getMessages(language).commands.changedCells(count, format) : undefined
  return { answer: spreadsheetAs(format, sheet), ...(note !== undefined && { note }) }
}

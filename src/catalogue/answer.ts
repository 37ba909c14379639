import { join } from 'node:path'
import { OversizedListing } from '../core/limits.ts'
import { posixRelative } from '../core/paths.ts'
import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import { SetupError } from '../report/setup-error.ts'
import { changedCells, type Sheet } from '../report/spreadsheet/sheet.ts'
import type { SpreadsheetFormat } from '../report/spreadsheet/spreadsheet.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/**
 * Says where pages are, as an answer on the command line has it: as a POSIX path relative to the working directory. A page
 * is below the docs folder, a record anywhere below the folder of the configuration.
 *
 * @param cwd absolute
 */
export function shownPathFrom(cwd: string, { root, docsDir }: Site): (page: Pick<Page, 'path' | 'record'>) => string {
  return ({ path, record }) => posixRelative(cwd, join(record ? root : docsDir, path))
}

/**
 * What a question is answered with.
 *
 * @throws SetupError when that would be too large to be made
 */
export function notTooLarge<Value>(answer: () => Value): Value {
  try {
    return answer()
  } catch (error) {
    if (error instanceof OversizedListing) throw new SetupError({ code: 'oversized-answer' })
    throw error
  }
}

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

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeWith, pythonFolder } from '../tools.ts'

/** A cell as a program other than ours reads it; `formula` is what none may be. */
export type ReadCell = [
  kind: 'text' | 'number' | 'date' | 'formula' | 'empty',
  value: string | number | null,
  link?: string,
]

const python = join(pythonFolder, 'current/bin/python')

/** Describes tests that read spreadsheets back. */
export function describeSpreadsheets(name: string, tests: () => void): void {
  describeWith(python, ['-c', 'import openpyxl'], name, tests)
}

/** The rows of a spreadsheet. */
export function readSpreadsheet(file: string): ReadCell[][] {
  const { status, stdout, stderr } = spawnSync(python, [fileURLToPath(new URL('read.py', import.meta.url)), file], {
    encoding: 'utf8',
  })
  if (status !== 0 || stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout) as ReadCell[][]
}

import { lstatSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { errorCode } from '../error-code.ts'
import { SetupError } from '../setup-error.ts'
import { replaceInOneStep } from './files-atomic.ts'
import { refuseNamed } from './files-named.ts'

/**
 * Writes a file that is not there yet, and makes the folders that it needs.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @returns whether it was written; not when there is something of that name by now
 * @throws SetupError when it cannot be written
 */
export function writeNewFile(file: string, shown: string, text: string): boolean {
  refuseNamed(file, shown)
  try {
    mkdirSync(dirname(file), { recursive: true })
    return replaceInOneStep(file, text, dirname(file), () => !lstatSync(file, { throwIfNoEntry: false }))
  } catch (error) {
    throw new SetupError({ code: 'unwritable-file', file: shown, cause: errorCode(error) })
  }
}

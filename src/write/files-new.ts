import { lstatSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'
import { SetupError } from '../setup-error.ts'
import { replaceInOneStep } from './files-atomic.ts'
import { refuseNamed } from './files-named.ts'

/**
 * Writes a file that is not there yet, and makes the folders that it needs.
 *
 * @param cwd absolute path of the folder to which `shown` is relative
 * @param shown the path as the user knows it
 * @returns whether it was written; not when there is something of that name by now
 * @throws SetupError when it cannot be written
 */
export function writeNewFile(cwd: string, shown: string, text: string): boolean {
  const file = resolve(cwd, shown)
  refuseNamed(cwd, shown)
  try {
    mkdirSync(dirname(file), { recursive: true })
    return replaceInOneStep(file, text, dirname(file), () => !lstatSync(file, { throwIfNoEntry: false }))
  } catch (error) {
    throw new SetupError({ code: 'unwritable-file', file: shown, cause: errorCode(error) })
  }
}

import { dirname } from 'node:path'
import { errorCode } from '../error-code.ts'
import { SetupError } from '../setup-error.ts'
import { replaceInOneStep } from './files-atomic.ts'

/**
 * Writes a file that is no page, in one step.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @throws SetupError when it cannot be written
 */
export function writeTextFile(file: string, shown: string, text: string): void {
  try {
    replaceInOneStep(file, Buffer.from(text), dirname(file))
  } catch (error) {
    throw new SetupError({ code: 'unwritable-file', file: shown, cause: errorCode(error) })
  }
}

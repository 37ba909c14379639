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
export function writeOtherFile(file: string, shown: string, content: string | Uint8Array): void {
  try {
    replaceInOneStep(file, Buffer.from(content), dirname(file))
  } catch (error) {
    const folder = dirname(shown)
    if (errorCode(error) === 'ENOENT') throw new SetupError({ code: 'no-folder', folder })
    throw new SetupError({ code: 'unwritable-file', file: shown, cause: errorCode(error) })
  }
}

import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'
import { SetupError } from '../setup-error.ts'
import { replaceInOneStep } from './files-atomic.ts'

/**
 * Writes a file that the user has named, over an earlier one too, and makes the folders that it needs.
 *
 * @param cwd absolute
 * @param path as the user has it
 * @throws SetupError when it cannot be written
 */
export function putFile(cwd: string, path: string, content: string | Buffer | { copyOf: URL }): void {
  try {
    const file = resolve(cwd, path)
    mkdirSync(dirname(file), { recursive: true })
    const isCopy = typeof content === 'object' && 'copyOf' in content
    replaceInOneStep(file, isCopy ? readFileSync(content.copyOf) : content)
  } catch (error) {
    throw new SetupError({ code: 'unwritable-output', output: path, cause: errorCode(error) })
  }
}

import { lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../core/errors.ts'
import { SetupError } from '../report/setup-error.ts'
import { replaceInOneStep } from './atomic.ts'

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

/**
 * Writes a file that is not there yet, and makes the folders that it needs.
 *
 * @param file absolute path
 * @param shown how the user knows it
 * @returns whether it was written; not when there is something of that name by now
 * @throws SetupError when it cannot be written
 */
export function writeNewFile(file: string, shown: string, text: string): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return replaceInOneStep(file, text, dirname(file), () => !lstatSync(file, { throwIfNoEntry: false }))
  } catch (error) {
    throw new SetupError({ code: 'unwritable-file', file: shown, cause: errorCode(error) })
  }
}

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

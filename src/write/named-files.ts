import { lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../core/errors.ts'
import { SetupError } from '../report/setup-error.ts'
import { replaceInOneStep } from './atomic.ts'
import { refuseNamed, writeNamedFile } from './named-file.ts'

/**
 * Writes a file that the user has named, over an earlier one too, and makes the folders that it needs.
 *
 * @param cwd absolute
 * @param path as the user has it
 * @throws SetupError when it cannot be written
 */
export function putFile(cwd: string, path: string, content: string | Buffer | { copyOf: URL }): void {
  refuseNamed(cwd, path)
  try {
    mkdirSync(dirname(resolve(cwd, path)), { recursive: true })
    const isCopy = typeof content === 'object' && 'copyOf' in content
    writeNamedFile(cwd, path, isCopy ? readFileSync(content.copyOf) : content)
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError({ code: 'unwritable-output', output: path, cause: errorCode(error) })
  }
}

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

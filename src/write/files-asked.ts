import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../error-code.ts'
import { SetupError } from '../setup-error.ts'
import { refuseNamed, writeNamedFile } from './files-named.ts'

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

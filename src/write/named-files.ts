import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { removeLeftovers, replaceInOneStep } from './atomic.ts'
import { errorCode } from '../core/errors.ts'
import { isDescriptor, realPath, refusalOfNamed } from '../files/path-boundary.ts'
import { SetupError, type PathRefusal } from '../report/setup-error.ts'

/**
 * Writes a file that the user or a command names, and that is not a page. A regular file is replaced in one step, also where
 * a symbolic link leads to it; a device or a pipe is written to. What a run that was killed has left beside it is removed.
 *
 * @param cwd absolute path of the folder to which `shown` is relative
 * @param shown the path as the user knows it
 * @throws SetupError when it may not or cannot be written
 */
export function writeNamedFile(cwd: string, shown: string, content: string | Uint8Array): void {
  refuseNamed(cwd, shown)
  const file = resolve(cwd, shown)
  try {
    const stats = statSync(file, { throwIfNoEntry: false })
    // To replace what a process has open would not reach the process that opened it.
    if (stats?.isFIFO() || stats?.isCharacterDevice() || isDescriptor(file)) return writeInto(file, content)
    if (stats && !stats.isFile()) throw new SetupError({ code: 'refused-output', output: shown, reason: 'not-a-file' })
    const target = realPath(file)
    removeLeftovers(dirname(target))
    replaceInOneStep(target, Buffer.from(content))
  } catch (error) {
    if (error instanceof SetupError) throw error
    if (errorCode(error) === 'ENOENT') throw new SetupError({ code: 'no-folder', folder: dirname(shown) })
    throw new SetupError({ code: 'unwritable-file', file: shown, cause: errorCode(error) })
  }
}

/**
 * Refuses a path that leads elsewhere, or into a `.git`; see `refusalOfNamed`.
 *
 * @param cwd absolute path of the folder to which `shown` is relative
 * @param shown the path as the user knows it
 * @throws SetupError
 */
export function refuseNamed(cwd: string, shown: string): void {
  let reason: PathRefusal | null
  try {
    reason = refusalOfNamed(cwd, resolve(cwd, shown))
  } catch (error) {
    throw new SetupError({ code: 'unwritable-output', output: shown, cause: errorCode(error) })
  }
  if (reason !== null) throw new SetupError({ code: 'refused-output', output: shown, reason })
}

function writeInto(file: string, content: string | Uint8Array): void {
  const descriptor = openSync(file, 'a')
  try {
    writeFileSync(descriptor, content)
  } finally {
    closeSync(descriptor)
  }
}

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

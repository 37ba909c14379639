import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../core/errors.ts'
import { isLeftover, temporaryName } from '../files/temporary-files.ts'

/** Another run may take our temporary file for a leftover; it does so once. */
const attempts = 3

/**
 * Puts a content in the place of a file in one step: at any moment, also after a power failure, there is the old file
 * or the new one. A link in its place is replaced, not followed. Mode and owner stay those of the old file.
 *
 * @param file absolute path
 * @param content all of it
 * @param folder where the content waits until it is whole; on the same disk
 * @param mayReplace asked last of all; when it says no, the old file stays
 * @param outlastsPower whether to wait for the disk. A copy that can be made again need not: that takes most of the time
 * @returns whether the file was replaced
 * @throws when the system refuses; the old file stays then
 */
export function replaceInOneStep(
  file: string,
  content: string | Uint8Array,
  folder = dirname(file),
  mayReplace: () => boolean = () => true,
  outlastsPower = true,
): boolean {
  for (let attempt = 1; ; attempt++) {
    const temporary = join(folder, temporaryName())
    let isInPlace = false
    try {
      writeWhole(temporary, content, file, outlastsPower)
      if (!mayReplace()) return false
      renameSync(temporary, file)
      isInPlace = true
      return true
    } catch (error) {
      const isTakenAway = errorCode(error) === 'ENOENT' && !exists(temporary) && exists(dirname(file))
      if (!isTakenAway || attempt === attempts) throw error
    } finally {
      if (!isInPlace) rmSync(temporary, { force: true })
    }
  }
}

/** Removes what runs that were killed have left behind in a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter(isLeftover)) rmSync(join(folder, name), { force: true })
}

/** Only for writing, new; and on the disk when the call returns: what `fsync` does, which Node's permission model denies. */
const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL
const onDisk = constants.O_DSYNC ?? 0

/** `writeFileSync` goes on after a short write, so that a disk that fills up is an error and no half a file. */
function writeWhole(temporary: string, content: string | Uint8Array, like: string, outlastsPower: boolean): void {
  const old = lstatSync(like, { throwIfNoEntry: false })
  const descriptor = openSync(
    temporary,
    outlastsPower ? flags | onDisk : flags,
    old?.isFile() ? old.mode & 0o777 : 0o666,
  )
  try {
    writeFileSync(descriptor, content)
  } finally {
    closeSync(descriptor)
  }
  if (!old?.isFile()) return
  keepOwner(temporary, old)
  chmodSync(temporary, old.mode)
}

/** Only root can give files away; for all others the new file is simply theirs. */
function keepOwner(temporary: string, { uid, gid }: { uid: number; gid: number }): void {
  const own = lstatSync(temporary)
  if (own.uid === uid && own.gid === gid) return
  try {
    chownSync(temporary, uid, gid)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

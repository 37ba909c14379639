import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { errorCode } from '../core/errors.ts'
import type { PathRefusal } from '../report/setup-error.ts'
import { onDisk } from './file-access.ts'
import { repositoriesAround } from './repository-root.ts'

/** Whether a path is that of a folder or lies below it. Both absolute. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Code points that macOS leaves out when it compares names (git's `is_hfs_dotgit`). */
const ignored = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g

/**
 * Whether any system takes a name for `.git`: in other letters, with the short name of Windows, with white space, dots or
 * a stream behind it. These are the names that git refuses in a tree (`verify_path`, `is_ntfs_dotgit`).
 */
export function isGitName(name: string): boolean {
  return /^(?:\.git|git~1)[ .]*(?::|$)/i.test(name.replace(ignored, ''))
}

/**
 * Checks a path by the folder that bounds it: neither its names nor symbolic links, wherever they are on the way, may
 * lead out of that folder or into a `.git`.
 *
 * @param folder absolute
 * @param path absolute; there need be nothing
 * @throws the system's error when links cannot be followed: they lead in a circle, or a folder cannot be entered
 */
export function refusalBelow(folder: string, path: string): PathRefusal | null {
  return isInGit(folder, path) ? 'in-git' : refusalOfReal(realPath(folder), realPath(path))
}

/** The same for paths without links. */
export function refusalOfReal(folder: string, path: string): PathRefusal | null {
  if (isInGit(folder, path)) return 'in-git'
  return contains(folder, path) ? null : 'outside'
}

/**
 * Checks a path that the command line names by every repository that it is in, or where there is none by the
 * working folder: a link that came with a checkout must not lead elsewhere.
 *
 * @param cwd absolute path of the working folder
 * @param path absolute; there need be nothing
 * @throws as `refusalBelow` does
 */
export function refusalOfNamed(cwd: string, path: string): PathRefusal | null {
  const repositories = [...repositoriesAround(dirname(path), onDisk)]
  const bounds = repositories.length > 0 || !contains(cwd, path) ? repositories : [cwd]
  return bounds.map((folder) => refusalBelow(folder, path)).find((refusal) => refusal !== null) ?? null
}

/** An absolute path without links, as far as there is something; what a link to nothing would make counts, too. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || path === dirname(path)) throw error
    const place = join(realPath(dirname(path)), basename(path))
    const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true
    return isLink ? realPath(resolve(dirname(place), readlinkSync(place))) : place
  }
}

/** Only what is below the folder counts: a checkout can itself be in somebody's `.git`. */
function isInGit(folder: string, path: string): boolean {
  return relative(folder, path).split(/[/\\]/).some(isGitName)
}

/** Whether an absolute path is a name of what a process has open. */
export function isDescriptor(path: string): boolean {
  return /^\/(?:dev\/(?:fd\/\d+|stdin|stdout|stderr)|proc\/[^/]+\/fd\/\d+)$/.test(path)
}

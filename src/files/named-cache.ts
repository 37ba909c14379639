import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../core/errors.ts'
import { posixRelative } from '../core/paths.ts'
import { askGit } from './git/git.ts'
import { findRepository } from './git/repository.ts'
import { onDisk } from './file-access.ts'
import { contains, realPath, refusalOfNamed } from './path-boundary.ts'
import { repositoriesAround } from './repository-root.ts'
import { SetupError, type CacheRefusal } from '../report/setup-error.ts'

/**
 * A cache folder that the command line names, made when it is not there. CI systems restore it before a run, and some only
 * below the checkout. What is in it is believed, so git must not be what put it there: a pull request could bring results
 * along.
 *
 * @param cwd absolute path of the folder to which `shown` is relative
 * @param shown the folder as the user knows it
 * @param root absolute path of the folder of the site's configuration
 * @param uid as in `User`
 * @returns its absolute path without links; null when it can be neither made nor read
 * @throws SetupError when somebody else could have put something there
 */
export function openNamedCache(cwd: string, shown: string, root: string, uid: number | undefined): string | null {
  const folder = resolve(cwd, shown)
  const reason = refusalOfPlace(cwd, folder, root)
  if (reason !== null) throw new SetupError({ code: 'refused-cache', folder: shown, reason })
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    return null
  }
  const stats = statSync(folder)
  if (uid !== undefined && (stats.uid !== uid || (stats.mode & 0o022) !== 0))
    throw new SetupError({ code: 'refused-cache', folder: shown, reason: 'not-private' })
  return realPath(folder)
}

function refusalOfPlace(cwd: string, folder: string, root: string): CacheRefusal | null {
  try {
    const refusal = refusalOfNamed(cwd, folder)
    if (refusal !== null) return refusal
    const real = realPath(folder)
    const repositories = [...repositoriesAround(dirname(real), onDisk)]
    if (repositories.length === 0)
      return [cwd, root].some((inside) => contains(realPath(inside), real)) ? 'no-repository' : null
    return repositories.map((top) => refusalIn(top, real)).find((each) => each !== null) ?? null
  } catch (error) {
    throw new SetupError({ code: 'unwritable-output', output: folder, cause: errorCode(error) })
  }
}

/** Looks into the index, which names all that git has put into the work tree, committed or not. */
function refusalIn(top: string, folder: string): CacheRefusal | null {
  const repository = findRepository(top)
  if ('failure' in repository) return 'no-repository'
  const { output, failure } = askGit(repository, 'tracked')
  if (failure !== null) return 'no-repository'
  const place = alike(posixRelative(repository.root, folder))
  const isBelow = (path: string): boolean => alike(path) === place || alike(path).startsWith(`${place}/`)
  return output.toString().split('\0').some(isBelow) ? 'tracked' : null
}

/** Some systems take names for one that differ in their letters' case or in how these are put together. */
function alike(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

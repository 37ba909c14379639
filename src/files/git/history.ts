import { join } from 'node:path'
import type { FileAccess } from '../file-access.ts'
import { askGit } from './git.ts'
import { findRepository, isShallow, type Repository } from './repository.ts'
import { SetupError, type HistoryProblem } from '../../report/setup-error.ts'

/** When a file was first and last committed, as its authors' clocks had it: `2025-01-31`. */
export interface FileDates {
  created: string
  changed: string
}

/** The dates of all files of a repository. */
export interface History {
  /** Absolute path of the top of the repository, without links on the way. */
  root: string
  /** By path relative to the top. */
  dates: ReadonlyMap<string, FileDates>
}

/**
 * Reads when each file of a repository was created and changed, in one question to git. A file that was moved without a
 * change is the same one; a merge counts for what it changed itself.
 *
 * @param folder absolute; the repository is the nearest around it
 * @param revision the last commit that counts: `HEAD`, or another that the command line names
 * @throws SetupError when git cannot say it, or this is a clone without its history
 */
export function readHistory(folder: string, revision: string, { recorder }: FileAccess): History {
  const fail = (reason: HistoryProblem, path = '', cause = ''): never => {
    throw new SetupError({ code: 'unreadable-history', reason, path, cause })
  }
  const repository = findRepository(folder)
  if ('failure' in repository) return fail(repository.failure, repository.path)
  if (isShallow(repository)) return fail('shallow')
  const commit = commitAt(repository, revision)
  const { output, failure, cause } = askGit(repository, 'history', commit ?? revision)
  if (failure !== null) return fail(failure, '', cause === '' ? '' : ` (${cause})`)
  recorder?.recordCommit(repository.root, commit)
  return { root: repository.root, dates: datesIn(output.toString()) }
}

/** The id of the commit that is checked out; null where there is none, or no git. */
export function headOf(folder: string): string | null {
  const repository = findRepository(folder)
  return 'failure' in repository ? null : commitAt(repository, 'HEAD')
}

function commitAt(repository: Repository, revision: string): string | null {
  const { output } = askGit(repository, 'commit', `${revision}^{commit}`)
  return /^[\da-f]{40,64}(?=\n$)/.exec(output.toString('latin1'))?.[0] ?? null
}

/**
 * Reads what `git log` prints, the newest commit first: for each a date after a sign of its own, then what happened to its
 * files, `M` and a path, or `R100` and two.
 */
function datesIn(output: string): Map<string, FileDates> {
  const dates = new Map<string, FileDates>()
  /** What files that are called so further back are called now. */
  const namesNow = new Map<string, string>()
  const parts = output.split('\0').map((part) => part.replace(/^\n/, ''))
  let date = ''
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    if (part === '') continue
    if (part.startsWith('\u0001')) {
      date = part.slice(1)
      continue
    }
    const isMoved = /^R\d/.test(part)
    const before = parts[++at] ?? ''
    const path = isMoved ? (parts[++at] ?? '') : before
    const now = namesNow.get(path) ?? path
    dates.set(now, { changed: dates.get(now)?.changed ?? date, created: date })
    if (isMoved) namesNow.set(before, now)
  }
  return dates
}

/** Gives the dates of a file by its absolute path, without links on the way; null when it was never committed. */
export function datesOf({ root, dates }: History, file: string): FileDates | null {
  const prefix = join(root, '/')
  return file.startsWith(prefix) ? (dates.get(file.slice(prefix.length).replaceAll('\\', '/')) ?? null) : null
}

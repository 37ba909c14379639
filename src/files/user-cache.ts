import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { contains } from './path-boundary.ts'

/** What a process knows of who runs it. */
export interface User {
  environment: Readonly<Record<string, string | undefined>>
  platform: string
  /** The user's folder, or null when nobody knows it. */
  home: string | null
  /** Undefined where the system knows no owners. */
  uid: number | undefined
}

/**
 * Our folder in the user's cache folder, where a repository that is checked out puts nothing.
 *
 * @returns its absolute path, or null when it cannot be known. Of `XDG_CACHE_HOME` only an absolute path counts, as its
 *   specification says
 */
export function cacheFolderOf({ environment, platform, home }: Omit<User, 'uid'>): string | null {
  const { XDG_CACHE_HOME: set = '', LOCALAPPDATA: local = '' } = environment
  if (isAbsolute(set)) return join(set, 'mdsplice')
  if (platform === 'win32' && isAbsolute(local)) return join(local, 'mdsplice')
  if (home === null || !isAbsolute(home)) return null
  const caches = { win32: 'AppData/Local', darwin: 'Library/Caches' }[platform] ?? '.cache'
  return join(home, caches, 'mdsplice')
}

/**
 * The user's cache folder, made when it is not there. What is in it is believed, so it must be ours alone, and nobody
 * may reach it through a repository.
 *
 * @param inside absolute path of a folder in the repository that is worked on
 * @returns its absolute path, or null when there is none that can be used
 */
export function openUserCache(inside: string, user: User): string | null {
  try {
    const folder = cacheFolderOf(user)
    return folder !== null && isOutside(folder, inside) && isPrivate(folder, user) ? folder : null
  } catch {
    return null
  }
}

/** Whether a folder lies outside the repository that another one is in. Both absolute; the first need not exist. */
export function isOutside(folder: string, inside: string): boolean {
  return !contains(outermostRepository(realpathSync(inside)), realNearest(folder))
}

/** A repository can be in another one. Without any it is the folder itself. */
function outermostRepository(folder: string): string {
  let outermost = folder
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) outermost = at
    if (at === dirname(at)) return outermost
  }
}

/** Whether nobody else can write there. Git makes no such folders. */
function isPrivate(folder: string, { uid }: User): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stats = lstatSync(folder)
  return stats.isDirectory() && (uid === undefined || (stats.uid === uid && (stats.mode & 0o077) === 0))
}

/** The real path of the nearest folder that there is. */
function realNearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? realpathSync(folder) : realNearest(dirname(folder))
}

import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { contains } from '../path-boundary.ts'

/** A repository of git. Both paths absolute, without links on the way. */
export interface Repository {
  /** The folder that has the `.git`. */
  root: string
  /** Where git keeps it: the `.git` itself, or for a linked work tree or a submodule the folder that this names. */
  gitDir: string
}

/**
 * Finds the repository that a folder is in as git would, but for what a commit can bring: git also takes a folder that
 * looks like a `.git` without the name, with all the settings that are in it. Here only the name `.git` counts, which
 * git refuses to commit.
 *
 * @param folder absolute
 * @returns why there is none, with the path that it is about: no `.git` in the folder or around it, or a `.git` that
 *   names no repository, or one inside the very folder that it is for
 */
export function findRepository(
  folder: string,
): Repository | { failure: 'no-repository' | 'invalid-git-file'; path: string } {
  for (let root = realOf(folder) ?? folder; ; root = dirname(root)) {
    const dotGit = join(root, '.git')
    const named = namedBy(dotGit)
    const gitDir = realOf(named ?? dotGit)
    if (gitDir !== null && isGitDir(gitDir) && !(named !== null && contains(root, gitDir))) return { root, gitDir }
    if (named !== null) return { failure: 'invalid-git-file', path: dotGit }
    if (root === dirname(root)) return { failure: 'no-repository', path: folder }
  }
}

/** The folder that a file `.git` names; null when it is not a file. */
function namedBy(dotGit: string): string | null {
  if (!isA('file', dotGit) || statSync(dotGit).size > longestGitFile) return null
  const [, path = ''] = /^gitdir: ([^\n\r]+)[\n\r]*$/.exec(readFileSync(dotGit, 'utf8')) ?? []
  return resolve(dirname(dotGit), path)
}

/** In bytes: no system has longer paths. */
const longestGitFile = 65_536

/** Whether a clone was made without its older commits (`is_repository_shallow` in git's `shallow.c`). */
export function isShallow({ gitDir }: Repository): boolean {
  return isA('file', join(sharedDir(gitDir), 'shallow'))
}

/** Where git keeps what linked work trees share: a linked work tree has its own HEAD, and shares the branches. */
export function sharedDir(gitDir: string): string {
  const commonDir = join(gitDir, 'commondir')
  return isA('file', commonDir) ? resolve(gitDir, readFileSync(commonDir, 'utf8').trim()) : gitDir
}

/** What git holds to be a repository (`is_git_directory` in its `setup.c`); a linked work tree shares all but its HEAD. */
function isGitDir(folder: string): boolean {
  const shared = sharedDir(folder)
  return isHead(join(folder, 'HEAD')) && isA('folder', join(shared, 'objects')) && isA('folder', join(shared, 'refs'))
}

/** A file, or as old clones have it a link to a branch, of which there is no file where git has packed its branches. */
function isHead(path: string): boolean {
  if (isA('file', path)) return true
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
  return isLink && readlinkSync(path).startsWith('refs/')
}

function isA(kind: 'file' | 'folder', path: string): boolean {
  try {
    const stats = statSync(path)
    return kind === 'file' ? stats.isFile() : stats.isDirectory()
  } catch {
    return false
  }
}

function realOf(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetupError } from '../report/setup-error.ts'

/** What git knows of a folder at a revision. Paths are relative to the folder, with `/` between their parts. */
export interface Revision {
  /** The files that are not as they were: changed, deleted, or unknown to git. */
  changed: string[]
  /** The bytes of files as they were, or null for those that were not there. */
  contentOf(paths: readonly string[]): (Buffer | null)[]
}

/**
 * Asks git what changed below a folder since a revision.
 *
 * @param folder absolute
 * @throws SetupError when there is no git, no repository or no such revision
 */
export function readRevision(folder: string, revision: string): Revision {
  const git = (args: readonly string[], input = ''): Buffer => runGit(folder, revision, args, input)
  const commit = commitOf(git, revision)
  const changed = git(['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', '--relative', commit, '--', '.'])
  const unknown = git(['ls-files', '--others', '--exclude-standard', '-z', '--', '.'])
  return {
    changed: [...new Set([changed, unknown].flatMap((output) => output.toString().split('\0').filter(Boolean)))],
    contentOf(paths) {
      const names = paths.map((path) => `${commit}:./${path}\n`).join('')
      return readBatch(git(['cat-file', '--batch'], names), paths.length)
    },
  }
}

/** A file in a repository as it was, or what a symbolic link led to. */
export interface EarlierFile {
  /** Relative to the top of the repository. */
  path: string
  isLink: boolean
  content: Buffer
}

/**
 * Reads files of the repository in which a folder stands, as they were at a revision.
 *
 * @param folder absolute
 * @param isWanted is asked of each path, which is relative to the top of the repository
 * @returns the files, and the way from the top of the repository to the folder, which may not have been there
 * @throws SetupError when there is no git, no repository or no such revision
 */
export function readEarlierFiles(
  folder: string,
  revision: string,
  isWanted: (path: string) => boolean,
): { files: EarlierFile[]; prefix: string } {
  const git = (args: readonly string[], input = ''): Buffer => runGit(folder, revision, args, input)
  const commit = commitOf(git, revision)
  const entries = git(['ls-tree', '-r', '-z', '--full-tree', commit]).toString().split('\0')
  const wanted = entries.flatMap((entry) => {
    const [, mode, object = '', path = ''] = /^(\d+) blob (\w+)\t([^]+)$/.exec(entry) ?? []
    return mode !== undefined && isWanted(path) ? [{ path, object, isLink: mode === '120000' }] : []
  })
  const contents = readBatch(
    git(['cat-file', '--batch'], wanted.map(({ object }) => `${object}\n`).join('')),
    wanted.length,
  )
  const files = wanted.map(({ path, isLink }, index) => ({ path, isLink, content: contents[index] ?? Buffer.alloc(0) }))
  return {
    files,
    prefix: git(['rev-parse', '--show-prefix'])
      .toString()
      .replace(/\/?\n$/, ''),
  }
}

function commitOf(git: (args: readonly string[]) => Buffer, revision: string): string {
  return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
    .toString()
    .trim()
}

/** `git cat-file --batch` prints a line that ends in the size of a file and then the file, or a line that ends in `missing`. */
function readBatch(output: Buffer, count: number): (Buffer | null)[] {
  let at = 0
  return Array.from({ length: count }, () => {
    const lineEnd = output.indexOf('\n', at)
    const size = /^\S+ blob (\d+)$/.exec(output.toString('utf8', at, lineEnd))?.[1]
    const start = lineEnd + 1
    at = size === undefined ? start : start + Number(size) + 1
    return size === undefined ? null : output.subarray(start, at - 1)
  })
}

function runGit(cwd: string, revision: string, args: readonly string[], input: string): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, input, maxBuffer: 2 ** 30 })
  if (status === 0) return stdout
  const said = error ? error.message : (stderr.toString().trim().split('\n')[0] ?? '')
  throw new SetupError({ code: 'no-revision', revision, reason: said.replace(/^(?:fatal|error): /, '') })
}

/** The root of the git repository that a folder is in, or the folder itself when it is in none. */
export function repositoryRoot(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return root
    if (root === dirname(root)) return folder
  }
}

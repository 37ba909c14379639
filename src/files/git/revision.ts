import { createHash } from 'node:crypto'
import { largestPage } from '../../core/limits.ts'
import { askGit } from './git.ts'
import { findRepository, type Repository } from './repository.ts'
import { SetupError, type GitProblem } from '../../report/setup-error.ts'

/** A file in a repository at a revision, or a symbolic link. */
export interface EarlierFile {
  /** Relative to the top of the repository. */
  path: string
  isLink: boolean
  /** The id of its content. */
  id: string
}

/** Of a link, in characters: no system has longer ones. */
export const longestTarget = 4095

/** A repository as it was at a revision. */
export interface Revision {
  /** Absolute path of the top of the repository, without links on the way. */
  root: string
  /** Those of submodules are not part of it. */
  files: readonly EarlierFile[]
  /**
   * Reads files of this revision, in some order; null in place of the bytes when there are more than a page can have.
   *
   * @throws SetupError when the content of one is not in this clone, or damaged
   */
  read(files: readonly EarlierFile[], use: UseFile): void
}

type UseFile = (file: EarlierFile, content: Buffer | null) => void

/**
 * Reads which files a repository had at a revision.
 *
 * @param folder absolute; the repository is the nearest around it
 * @param revision as git names it: `main`, `HEAD~3`, a commit
 * @throws SetupError when there is no git, no repository or no such revision
 */
export function readRevision(folder: string, revision: string): Revision {
  const fail: Fail = (reason, path = '', cause = '') => {
    throw new SetupError({ code: 'unreadable-revision', revision, reason, path, cause })
  }
  const repository = findRepository(folder)
  if ('failure' in repository) return fail(repository.failure, repository.path)
  const files = filesOf(repository, commitOf(repository, revision, fail), fail)
  return {
    root: repository.root,
    files,
    read(wanted, use) {
      const sized = sizesOf(repository, wanted, fail)
      for (const { file } of sized.filter(isTooLong)) use(file, null)
      for (const group of groupsOf(sized.filter((each) => !isTooLong(each)))) readGroup(repository, group, use, fail)
    },
  }
}

type Fail = (reason: GitProblem, path?: string, cause?: string) => never

function commitOf(repository: Repository, revision: string, fail: Fail): string {
  const { output, failure, cause } = askGit(repository, 'commit', `${revision}^{commit}`)
  if (failure === 'no-git') return fail(failure)
  const [commit] = /^[\da-f]{40,64}(?=\n$)/.exec(output.toString('latin1')) ?? []
  if (failure !== null || commit === undefined) throw new SetupError({ code: 'no-revision', revision, reason: cause })
  return commit
}

function filesOf(repository: Repository, commit: string, fail: Fail): EarlierFile[] {
  const { output, failure, cause } = askGit(repository, 'files', commit)
  if (failure !== null) return fail(failure, '', cause)
  const entries = output.toString().split('\0')
  if (entries.pop() !== '') return fail('failed', '', 'ls-tree')
  return entries.flatMap((entry) => {
    const [, mode, type, id = '', path = ''] = /^(\d{6}) (\w+) ([\da-f]{40,64})\t([^]+)$/.exec(entry) ?? []
    if (mode === undefined) return fail('failed', '', 'ls-tree')
    return type === 'blob' ? [{ path, id, isLink: mode === '120000' }] : []
  })
}

/** A file, and how long it is in bytes. */
interface SizedFile {
  file: EarlierFile
  size: number
}

/** If git stops at an object, it is that of the first file without an answer. */
function sizesOf(repository: Repository, files: readonly EarlierFile[], fail: Fail): SizedFile[] {
  if (files.length === 0) return []
  const { output, cause } = askGit(repository, 'sizes', null, idLines(files))
  const lines = output.toString('latin1').split('\n')
  return files.map((file, index) => {
    const [, id, size] = /^(\w+) blob (\d+)$/.exec(lines[index] ?? '') ?? []
    return id === file.id ? { file, size: Number(size) } : fail('unreadable-content', file.path, cause)
  })
}

function isTooLong({ size }: SizedFile): boolean {
  return size > largestPage
}

/** In bytes; what git answers at once is held in memory. */
const longestGroup = 2 ** 26

function groupsOf(files: readonly SizedFile[]): SizedFile[][] {
  const groups: SizedFile[][] = []
  let room = 0
  for (const each of files) {
    room -= each.size
    if (room < 0 || groups.length === 0) {
      groups.push([])
      room = longestGroup - each.size
    }
    groups.at(-1)?.push(each)
  }
  return groups
}

/** Each object comes as a line with its id, type and size, then its bytes and the end of a line. */
function readGroup(repository: Repository, group: readonly SizedFile[], use: UseFile, fail: Fail): void {
  const { output, cause } = askGit(repository, 'contents', null, idLines(group.map(({ file }) => file)))
  let at = 0
  for (const { file, size } of group) {
    const start = output.indexOf('\n', at) + 1
    const content = output.subarray(start, start + size)
    if (start === 0 || blobId(content, file.id) !== file.id) return fail('unreadable-content', file.path, cause)
    use(file, content)
    at = start + size + 1
  }
}

function idLines(files: readonly EarlierFile[]): string {
  return files.map(({ id }) => `${id}\n`).join('')
}

/**
 * The id that git gives to the content of a file.
 *
 * @param like any id of the repository; its length tells which digest is meant
 */
export function blobId(content: Uint8Array, like = ''): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex')
}

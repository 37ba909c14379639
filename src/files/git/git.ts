import { spawnSync } from 'node:child_process'
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { errorCode } from '../../core/errors.ts'
import type { Repository } from './repository.ts'
import { contains } from '../path-boundary.ts'

/**
 * All that git is ever asked. Each reads objects, at most by their names in the index, or the repository's own settings;
 * none needs a work tree, so no filter, text conversion, external diff, hook or file system monitor has a part in it.
 */
const commands = {
  /** The id of the commit that a revision names: `REVISION^{commit}`. */
  commit: ['rev-parse', '--verify', '--quiet', '--end-of-options'],
  /** The files of a commit, by its id. */
  files: ['ls-tree', '-r', '-z', '--full-tree'],
  /** What each object is and how long, by the ids that come in. */
  sizes: ['cat-file', '--batch-check'],
  /** The content of each object, by the ids or names in the index that come in. */
  contents: ['cat-file', '--batch'],
  /** Which files each commit changed, from one on back, with the day of the commit. */
  history: [
    'log',
    '--date-order',
    '--format=%x01%ad',
    '--date=short',
    '-c',
    '-z',
    '--name-status',
    '--find-renames=100%',
    '-O/dev/null',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=all',
    '--no-color',
    '--no-decorate',
    '--no-notes',
    '--end-of-options',
  ],
  /** The names in the index: all that git has put into the work tree. */
  tracked: ['ls-files', '-z'],
  /** Where the repository was cloned from. */
  address: ['config', '--local', '--no-includes', '--get', 'remote.origin.url'],
} as const

/** What git answered: the bytes it printed, and why it is not the whole answer, or null when it is. */
export interface GitAnswer {
  output: Buffer
  failure: 'no-git' | 'failed' | null
  /** What git or the system says of a failure, one line. */
  cause: string
}

/**
 * Asks git for one thing. Only this and `mergeFiles` start a program.
 *
 * @param argument what a command ends with: never a name that a repository brought
 * @param input object ids, or their names in the index, a line for each
 */
export function askGit(
  repository: Repository,
  command: keyof typeof commands,
  argument: string | null = null,
  input = '',
): GitAnswer {
  const program = findGit(repository.root, process.env)
  const nothing = Buffer.alloc(0)
  if (program === null) return { output: nothing, failure: 'no-git', cause: '' }
  const args = [...switches, ...commands[command], ...(argument === null ? [] : [argument])]
  const { gitDir } = repository
  try {
    const { status, signal, stdout, stderr, error } = spawnSync(program, [`--git-dir=${gitDir}`, ...args], {
      cwd: gitDir,
      env: environment(gitDir, process.env),
      input,
      maxBuffer: longestAnswer,
      timeout: longestWait,
      killSignal: 'SIGKILL',
    })
    if (status === 0 && !error) return { output: stdout, failure: null, cause: '' }
    const said =
      stderr
        ?.toString()
        .trim()
        .split('\n')[0]
        ?.replace(/^(?:fatal|error): /, '') ?? ''
    return { output: stdout ?? nothing, failure: 'failed', cause: said || (error ? errorCode(error) : (signal ?? '')) }
  } catch (error) {
    return { output: nothing, failure: 'failed', cause: errorCode(error) }
  }
}

/**
 * Merges three files line by line, as git itself does when it has called a merge driver: with the user's settings, of which
 * it reads the style of conflicts (`merge.conflictStyle`), and without a program of anybody's.
 *
 * @param cwd absolute path of the folder in which git called the driver
 * @param files the version of our side, what both sides had in common, and the version of the other; relative to `cwd`
 * @param markerSize how long the markers of conflicts are to be
 * @returns the merged text, and whether there are conflicts in it; null when git cannot merge the files
 */
export function mergeFiles(
  cwd: string,
  files: Readonly<Record<'ours' | 'base' | 'theirs', string>>,
  markerSize: number,
): { text: Buffer; hasConflicts: boolean } | null {
  const program = findGit(cwd, process.env)
  if (program === null) return null
  const sides = ['ours', 'base', 'theirs'] as const
  const { status, stdout } = spawnSync(
    program,
    [
      'merge-file',
      '--stdout',
      '--quiet',
      `--marker-size=${markerSize}`,
      ...sides.flatMap((side) => ['-L', side]),
      ...sides.map((side) => resolve(cwd, files[side])),
    ],
    { cwd, maxBuffer: longestAnswer, timeout: longestWait, killSignal: 'SIGKILL' },
  )
  // As many as there are conflicts, up to 127; more is an error.
  return status === null || status > 127 ? null : { text: stdout, hasConflicts: status > 0 }
}

/** In bytes: a list of some ten million files. */
const longestAnswer = 2 ** 30

/** In milliseconds. Each command takes seconds even in the largest repositories; only a pipe that replaces a file blocks for ever. */
const longestWait = 10 * 60 * 1000

/**
 * Settings of a repository that can start a program, switched off although no command above asks for one: git itself
 * starts others, as when an object is missing that could be fetched.
 */
const switches = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.attributesFile=/dev/null',
    'core.pager=cat',
    'core.editor=false',
    'core.askPass=',
    'core.sshCommand=false',
    'core.gitProxy=',
    'core.alternateRefsCommand=false',
    'credential.helper=',
    'credential.interactive=false',
    'diff.external=',
    'fetch.bundleURI=',
    'fetch.recurseSubmodules=false',
    'fetch.writeCommitGraph=false',
    'gc.auto=0',
    'gpg.program=false',
    'http.proxy=',
    'log.showSignature=false',
    'maintenance.auto=false',
    'protocol.allow=never',
    'submodule.recurse=false',
  ].flatMap((setting) => ['-c', setting]),
]

/**
 * The environment of git: without its variables, the settings of the machine and the user, and remotes to fetch from.
 * A work tree is named only so that the `core.worktree` of the repository does not count: nothing is read there.
 */
function environment(gitDir: string, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) => !/^(?:GIT_|SSH_ASKPASS$|PATH$)/i.test(name))
  return {
    ...Object.fromEntries(kept),
    PATH: searchPath(given).join(delimiter),
    LC_ALL: 'C',
    GIT_WORK_TREE: gitDir,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
}

/** The folders in which programs are looked for. One that is not absolute means another in each working directory. */
function searchPath(given: NodeJS.ProcessEnv): string[] {
  const path = Object.entries(given).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? ''
  return path.split(delimiter).filter((folder) => isAbsolute(folder))
}

/**
 * The program git, as an absolute path: never one that is in the repository, where npm puts `node_modules/.bin` on
 * the search path.
 */
function findGit(root: string, given: NodeJS.ProcessEnv): string | null {
  const name = process.platform === 'win32' ? 'git.exe' : 'git'
  const isOurs = (file: string): boolean => {
    try {
      accessSync(file, constants.X_OK)
      const places = [realpathSync(dirname(file)), realpathSync(file)]
      return statSync(file).isFile() && !places.some((place) => contains(root, place))
    } catch {
      return false
    }
  }
  return (
    searchPath(given)
      .map((folder) => join(folder, name))
      .find(isOurs) ?? null
  )
}

import { spawnSync } from 'node:child_process'

/** What a program printed, both streams after each other, and its exit code. */
export interface ProgramResult {
  status: number | null
  output: string
}

/** The environment of a program that is to see no settings of the person who runs the tests. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Author',
  GIT_AUTHOR_EMAIL: 'author@example.org',
  GIT_COMMITTER_NAME: 'Author',
  GIT_COMMITTER_EMAIL: 'author@example.org',
  LC_ALL: 'C.UTF-8',
}

/** Runs a program in a folder. */
export function runProgram(
  cwd: string,
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ProgramResult {
  const env = { ...plainEnvironment, ...environment }
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', env })
  return { status, output: error ? String(error) : stdout + stderr }
}

/** Runs git where it is expected to succeed; gives what it printed. */
export function git(cwd: string, ...args: string[]): string {
  const { status, output } = runProgram(cwd, 'git', args)
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${output}`)
  return output
}

/** Makes a git repository of a folder, with all that is in it as its first commit. */
export function makeRepository(folder: string): string {
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'First')
  return folder
}

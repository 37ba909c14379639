import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { Verb } from '../types.ts'
import { withConfigFile } from './command.ts'
import type { CommandLineIo } from './command.ts'
import { progressLine } from './progress-line.ts'
import { readStdin } from './stdin.ts'

/** The options of all verbs, as commander gives them. */
export interface VerbFlags {
  configFile?: string
  force?: boolean
  out?: string
  maxWarnings?: number
  since?: string
  dryRun?: boolean
  diff?: boolean
  stdinFilepath?: string
}

/** Runs a verb on a site, and reports. */
export async function runVerb(
  verb: Verb,
  paths: readonly string[],
  flags: VerbFlags,
  io: CommandLineIo,
): Promise<number> {
  const { run } = await import('../run.ts')
  const { reportText } = await import('../report/text.ts')
  const { summary } = await import('../report/summary.ts')
  const { exitCode } = await import('../report/exit-code.ts')
  const { maxWarnings = Infinity, diff, stdinFilepath, ...options } = flags
  const input = stdinFilepath === undefined ? undefined : { path: stdinFilepath, text: readStdin(io) }
  const progress = progressLine(verb, io)
  const { files, changes, language } = run({
    ...options,
    ...(input && { input }),
    verb,
    paths,
    cwd: io.cwd,
    onProgress: progress.show,
  })
  progress.clear()
  if (diff) {
    const { unifiedDiff } = await import('../report/diff.ts')
    io.writeOut(unifiedDiff(changes, io.colorOut ?? false))
  } else if (input && verb !== 'check') io.writeOut(changes[0]?.after ?? input.text)
  io.writeErr(reportText(files, io.color))
  // An editor shows what comes on standard error; that all is well is no news there.
  if (!input) io.writeErr(summary(verb, changes.length, language, flags.dryRun))
  return exitCode(files, verb === 'check' && changes.length > 0, maxWarnings)
}

/** The options that all verbs share. */
export function withReport(command: Command): Command {
  return withConfigFile(command).option(
    '--max-warnings <count>',
    'fail when there are more warnings than this',
    readCount,
  )
}

/** The argument and options of the verbs that can be limited to some pages. */
export function withPaths(command: Command): Command {
  return command
    .argument('[paths...]', 'pages, folders or globs to which writing and reporting are limited')
    .option('--since <revision>', 'limit both to what changes since this revision of git can affect')
    .option('--stdin-filepath <page>', 'take the text of this page from standard input')
}

/** The options of the verbs that change pages. */
export function withWriting(command: Command): Command {
  return command
    .option('--dry-run', 'write nothing; say how many pages would change')
    .option('--diff', 'print what changes, as a unified diff')
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 or more.')
  return Number(text)
}

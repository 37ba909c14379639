import { InvalidArgumentError } from 'commander'
import type { Command } from 'commander'
import type { Verb } from '../types.ts'
import { withConfigFile } from './command.ts'
import type { CommandLineIo } from './command.ts'

/** The options of all verbs, as commander gives them. */
export interface VerbFlags {
  configFile?: string
  force?: boolean
  out?: string
  maxWarnings?: number
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
  const { maxWarnings = Infinity, ...options } = flags
  const { files, changed, language } = run({ ...options, verb, paths, cwd: io.cwd })
  io.writeErr(reportText(files, io.color))
  io.writeErr(summary(verb, changed.length, language))
  return exitCode(files, verb === 'check' && changed.length > 0, maxWarnings)
}

/** The options that all verbs share. */
export function withReport(command: Command): Command {
  return withConfigFile(command).option(
    '--max-warnings <count>',
    'fail when there are more warnings than this',
    readCount,
  )
}

/** The argument of the verbs that can be limited to some pages. */
export function withPaths(command: Command): Command {
  return command.argument('[paths...]', 'pages, folders or globs to which writing and reporting are limited')
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 or more.')
  return Number(text)
}

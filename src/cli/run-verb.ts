import { InvalidArgumentError, Option, type Command } from 'commander'
import { readStdin, withSite, type CommandIo, type SiteFlags } from './command.ts'
import { progressLine } from './printing.ts'
import type { ReportFlags } from './report-run.ts'
import type { RunResult } from '../pipeline/collect-results.ts'
import type { KeptRun } from '../pipeline/result-cache.ts'
import type { RunOptions } from '../pipeline/run.ts'
import type { Verb } from '../report/report.ts'
import { reporters } from '../report/reporters/registry.ts'
import type { Shard } from '../site/shards/shard.ts'

/** The options of all verbs, as commander gives them. */
export interface VerbFlags extends SiteFlags, ReportFlags {
  force?: boolean
  out?: string
  since?: string
  diff?: boolean
  cache?: boolean
  shard?: Shard
  index?: string[]
}

/** Runs a verb on a site, and reports. */
export async function runVerb(verb: Verb, paths: readonly string[], flags: VerbFlags, io: CommandIo): Promise<number> {
  const { report } = await import('./report-run.ts')
  const { diff, stdinFilepath, configFile, allowOutside, force, out, since, dryRun, shard, index } = flags
  const input = stdinFilepath === undefined ? undefined : { path: stdinFilepath, text: readStdin(io) }
  const isLimited = paths.length > 0 || since !== undefined || input !== undefined || shard !== undefined
  const progress = progressLine(verb, io)
  const options: RunOptions = {
    ...(configFile !== undefined && { configFile }),
    ...(allowOutside !== undefined && { allowOutside }),
    ...(force !== undefined && { force }),
    ...(out !== undefined && { out }),
    ...(since !== undefined && { since }),
    ...(dryRun !== undefined && { dryRun }),
    ...(input && { input }),
    ...(shard && index && { part: { shard, indexes: index } }),
    verb,
    paths,
    cwd: io.cwd,
    onProgress: progress.show,
  }
  const result = flags.cache === true && !isLimited && !diff ? await runOnce(options, io) : await runAnew(options)
  progress.clear()
  if (diff) {
    const { unifiedDiff } = await import('../report/reporters/diff.ts')
    io.writeOut(unifiedDiff(result.changes, io.colorOut ?? false))
  } else if (input && verb !== 'check') pageOut(result.changes[0]?.after ?? input.text, io)
  const isOutTaken = diff === true || (input !== undefined && verb !== 'check')
  return report({ verb, result, flags, isLimited, isOutTaken }, io)
}

/** An editor takes the page back just as it is; a terminal only shows it. */
function pageOut(text: string, { writeBytes, writeOut, orderOut }: CommandIo): void {
  if (writeBytes) orderOut(text)
  else writeOut(text)
}

async function runAnew(options: RunOptions, keeper?: KeptRun): Promise<RunResult> {
  const { run } = await import('../pipeline/run.ts')
  return keeper ? keeper.keep(() => run(options)) : run(options)
}

/** Runs, unless the result of an earlier run is still right. */
async function runOnce(options: RunOptions, { build, cacheFolder }: CommandIo): Promise<RunResult> {
  if (build === undefined || cacheFolder === undefined) return runAnew(options)
  const { KeptRun } = await import('../pipeline/result-cache.ts')
  const keeper = new KeptRun(options, build, cacheFolder)
  return keeper.recall() ?? runAnew(options, keeper)
}

/** The options that all verbs share. */
export function withReport(command: Command): Command {
  return withSite(command)
    .option('--max-warnings <count>', 'fail if there are more warnings than this', readCount)
    .option('-q, --quiet', 'report errors only')
    .addOption(
      new Option('--reporter <format>', 'output format of messages')
        .choices(reporters.map(({ name }) => name))
        .default('text'),
    )
}

/** The argument and options of the verbs that can be limited to some pages. */
export function withPaths(command: Command): Command {
  return command
    .argument('[paths...]', 'limit writing and reporting to these pages, folders or globs')
    .option('--since <revision>', 'limit to pages affected by changes since a git revision')
    .option('--stdin-filepath <page>', 'read the text of this page from standard input')
}

/** The options of the verbs that change pages. */
export function withWriting(command: Command): Command {
  return command
    .option('--dry-run', 'write nothing; report how many pages would change')
    .option('--diff', 'print the changes as a unified diff')
}

/** The option of the verbs whose results are kept. */
export function withCache(command: Command): Command {
  return command.option('--no-cache', 'do not use or write the cache of results')
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It is a whole number, 0 or more.')
  return Number(text)
}

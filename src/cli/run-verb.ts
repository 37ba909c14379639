import { readStdin, type CommandIo } from './command.ts'
import type { SiteFlags } from './options.ts'
import { progressLine } from './printing.ts'
import type { ReportFlags } from './report-run.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import type { CachedRun } from '../pipeline/result-cache.ts'
import type { RunOptions } from '../pipeline/run-options.ts'
import type { Verb } from '../report/report.ts'
import type { Shard } from '../site/shards/shard.ts'

/** The options of all verbs, as commander gives them. */
export interface VerbFlags extends SiteFlags, ReportFlags {
  force?: boolean
  out?: string
  since?: string
  diff?: boolean
  fix?: boolean
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
  if (flags.fix) {
    const { applyFixes } = await import('./fix.ts')
    await applyFixes(options, diff === true, io)
  }
  const result = flags.cache === true && !isLimited && !diff ? await runCached(options, io) : await runUncached(options)
  progress.clear()
  if (diff) {
    const { unifiedDiff } = await import('../report/reporters/diff.ts')
    io.writeOut(unifiedDiff(result.changes, io.colorOut ?? false))
  } else if (input && verb !== 'check') printPage(result.changes[0]?.after ?? input.text, io)
  const isOutTaken = diff === true || (input !== undefined && verb !== 'check')
  return report({ verb, result, flags, isLimited, isOutTaken }, io)
}

/** An editor takes the page back just as it is; a terminal only shows it. */
function printPage(text: string, { writeBytes, writeOut, orderOut }: CommandIo): void {
  if (writeBytes) orderOut(text)
  else writeOut(text)
}

async function runUncached(options: RunOptions, cached?: CachedRun): Promise<RunResult> {
  const { run } = await import('../pipeline/run.ts')
  return cached ? cached.set(() => run(options)) : run(options)
}

/** Runs, unless the result of an earlier run is still right. */
async function runCached(options: RunOptions, { build, cacheFolder }: CommandIo): Promise<RunResult> {
  if (build === undefined || cacheFolder === undefined) return runUncached(options)
  const { CachedRun } = await import('../pipeline/result-cache.ts')
  const cached = new CachedRun(options, build, cacheFolder)
  return cached.get() ?? runUncached(options, cached)
}

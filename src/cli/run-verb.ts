import type { CommandIo } from './command.ts'
import type { SiteFlags } from './options.ts'
import { CachedRun, openCache } from '../pipeline/incremental/result-cache.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import type { RunOptions } from '../pipeline/run-options.ts'
import { progressLine } from './printing.ts'
import { report, type ReportFlags } from './report-run.ts'
import { getMessages } from '../report/messages/languages.ts'
import type { Verb } from '../report/report.ts'
import type { Shard } from '../site/shards/shard.ts'
import type { StdinPage } from './stdin-page.ts'

/** The options of all verbs, as commander gives them. */
export interface VerbFlags extends SiteFlags, ReportFlags {
  force?: boolean
  out?: string
  since?: string
  diff?: boolean
  fix?: boolean
  /** Of verbs whose results are kept: whether they are, or in which folder. */
  cache?: boolean | string
  shard?: Shard
  index?: string[]
}

/** Runs a verb on a site, and reports. */
export async function runVerb(verb: Verb, paths: readonly string[], flags: VerbFlags, io: CommandIo): Promise<number> {
  const { stdinFilepath: path } = flags
  if (path === undefined) return runOnSite(verb, paths, flags, io)
  const { runOnStdin } = await import('./stdin-page.ts')
  const isGivenBack = verb !== 'check' && !flags.diff
  return runOnStdin({ path, isGivenBack }, flags, io, (page, give, its) =>
    runOnSite(verb, paths, flags, its, { page, give }),
  )
}

/** @param stdin the page that comes in on standard input, if one does, and what gives it back */
async function runOnSite(
  verb: Verb,
  paths: readonly string[],
  flags: VerbFlags,
  io: CommandIo,
  stdin?: { page: StdinPage; give(text: string): void },
): Promise<number> {
  const { diff, configFile, allowOutside, force, out, since, dryRun, shard, index } = flags
  const input = stdin?.page
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
    applyFixes(options, diff === true, io)
  }
  const { cache = false } = flags
  const isKept = paths.length === 0 && !input && !shard && !diff
  const result = cache && isKept ? await runCached(options, cache, io) : await runUncached(options)
  progress.clear()
  if (diff) {
    const { unifiedDiff } = await import('../report/reporters/diff.ts')
    io.writeOut(unifiedDiff(result.changes, io.colorOut ?? false))
    if (verb === 'check' || dryRun) {
      const { reverts } = getMessages(result.language).commands
      for (const change of result.reverts)
        io.writeOut(`# ${reverts(change.path)}\n${unifiedDiff([change], io.colorOut ?? false)}`)
    }
  } else if (stdin?.page.isGivenBack) stdin.give(result.changes[0]?.after ?? stdin.page.text)
  const isOutTaken = diff === true || input?.isGivenBack === true
  return report({ verb, result, flags, isLimited, isOutTaken }, io)
}

async function runUncached(options: RunOptions, cached?: CachedRun): Promise<RunResult> {
  const { run, runOnFiles } = await import('../pipeline/run.ts')
  return cached ? cached.set((access) => runOnFiles(options, access)) : run(options)
}

/**
 * Runs, unless the result of an earlier run is still right.
 *
 * @param cache true for the user's cache folder, else a folder relative to the working folder
 */
async function runCached(options: RunOptions, cache: true | string, io: CommandIo): Promise<RunResult> {
  const { build, cacheFolder } = io
  const named = cache === true ? undefined : cache
  if (build === undefined || (named ?? cacheFolder) === undefined) return runUncached(options)
  const cached = new CachedRun(options, await build(), openCache(options, named, io))
  return (await cached.get()) ?? runUncached(options, options.since === undefined ? cached : undefined)
}

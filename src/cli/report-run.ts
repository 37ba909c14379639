import { dirname, resolve } from 'node:path'
import type { CommandIo } from './command.ts'
import { posixRelative } from '../core/paths.ts'
import { version } from '../core/version.ts'
import { onDisk } from '../files/file-access.ts'
import { repositoryRoot } from '../files/repository-root.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import { applyBaseline, baselineText, type Baselined } from '../report/baseline.ts'
import { countOf } from '../report/diagnostic.ts'
import { getMessages } from '../report/messages/languages.ts'
import { exitCode, summary, type Verb } from '../report/report.ts'
import { reporters } from '../report/reporters/registry.ts'
import { SetupError } from '../report/setup-error.ts'
import { writeNamedFile } from '../write/named-files.ts'

/** The options that say what is reported of a run. */
export interface ReportFlags {
  maxWarnings?: number
  quiet?: boolean
  reporter?: string
  baseline?: string
  updateBaseline?: boolean
  dryRun?: boolean
  stdinFilepath?: string
}

/** What is to be reported of a run, and where to. */
export interface ReportedRun {
  verb: Verb
  result: RunResult
  flags: ReportFlags
  /** Whether the command limits what is reported. */
  isLimited: boolean
  /** Whether standard output already holds a page or a diff. */
  isOutTaken: boolean
}

/** Prints what a run found, by the reporter that was asked for, and gives the exit code. */
export async function report(
  { verb, result, flags, isLimited, isOutTaken }: ReportedRun,
  io: CommandIo,
): Promise<number> {
  const { changed, language, textOf } = result
  const { diagnostics, known } = await withoutKnown(result, flags, isLimited, io)
  const code = exitCode(diagnostics, verb === 'check' && changed.length > 0, flags.maxWarnings ?? Infinity)
  const reporter = reporters.find(({ name }) => name === (flags.reporter ?? 'text'))
  const shown = reporter?.audience === 'people' ? (path: string) => path : fromRepository(io.cwd)
  const printed = flags.quiet ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics
  const text = reporter?.report({
    verb,
    version,
    diagnostics: printed.map((diagnostic) => ({ ...diagnostic, path: shown(diagnostic.path) })),
    counts: {
      error: countOf(diagnostics, 'error'),
      warning: countOf(diagnostics, 'warning'),
      info: countOf(diagnostics, 'info'),
    },
    changed: changed.map(shown),
    exitCode: code,
    language,
    baselined: known,
    color: io.color,
    hasLinks: io.color && io.isTerminal === true,
    textOf: io.isTerminal ? textOf : null,
  })
  // A build service obeys what a reporter prints for it; the reporter has made what others wrote harmless.
  const [out, err] = reporter?.audience === 'build service' ? [io.orderOut, io.orderErr] : [io.writeOut, io.writeErr]
  const print = isOutTaken || reporter?.audience === 'people' ? err : out
  print(text ?? '')
  // An editor shows standard error, so success is not reported there.
  const kind = flags.dryRun ? 'dry-run' : countOf(diagnostics, 'error') > 0 ? 'with-errors' : null
  if (flags.stdinFilepath === undefined) io.writeErr(summary(verb, changed.length, language, kind))
  return code
}

/** Gives paths from the root of the repository for those from the working directory. */
function fromRepository(cwd: string): (path: string) => string {
  const root = repositoryRoot(cwd, onDisk)
  return (path) => posixRelative(root, resolve(cwd, path))
}

/** Takes out what a baseline knows, or makes a baseline of all there is; says so. */
async function withoutKnown(
  { diagnostics: all, language }: RunResult,
  { baseline: shown, updateBaseline }: ReportFlags,
  isLimited: boolean,
  io: CommandIo,
): Promise<Pick<Baselined, 'diagnostics' | 'known'>> {
  if (shown === undefined) {
    if (updateBaseline) throw new SetupError({ code: 'no-baseline-file' })
    return { diagnostics: all, known: 0 }
  }
  const { readBaseline } = await import('../config/read-baseline.ts')
  const messages = getMessages(language).commands.baseline
  const file = resolve(io.cwd, shown)
  const nameOf = (path: string): string => posixRelative(dirname(file), resolve(io.cwd, path))
  if (updateBaseline) {
    if (isLimited) throw new SetupError({ code: 'limited-baseline' })
    writeNamedFile(io.cwd, shown, baselineText(all, nameOf))
  }
  const { diagnostics, known, gone } = applyBaseline(all, readBaseline(io.cwd, shown), nameOf)
  if (updateBaseline) io.writeErr(`${messages.written(shown, known)}\n`)
  else if (known > 0) io.writeErr(`${messages.known(shown, known)}\n`)
  if (gone > 0 && !isLimited) io.writeErr(`${messages.gone(shown, gone)}\n`)
  return { diagnostics, known }
}

import { dirname, relative, resolve, sep } from 'node:path'
import type { CommandIo } from './command.ts'
import type { VerbFlags } from './run-verb.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import type { Verb } from '../report/report.ts'
import { SetupError } from '../report/setup-error.ts'

/** What is to be reported of a run, and where to. */
export interface ReportedRun {
  verb: Verb
  result: RunResult
  flags: VerbFlags
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
  const { exitCode } = await import('../report/report.ts')
  const { files, changed, language } = result
  const baselined = await useBaseline(result, flags, isLimited, io)
  const code = exitCode(files, verb === 'check' && changed.length > 0, flags.maxWarnings ?? Infinity)
  const { reporter = 'text' } = flags
  if (reporter === 'text') {
    const { reportText } = await import('../report/reporters/text.ts')
    if (flags.quiet) for (const file of files) file.messages = file.messages.filter(({ fatal }) => fatal === true)
    io.writeErr(reportText(files, io.color, io.isTerminal))
  } else {
    const { reporters } = await import('../report/reporters/registry.ts')
    const { countOf, messagesOn } = await import('../report/report.ts')
    const { repositoryRoot } = await import('../files/repository-root.ts')
    const { version } = await import('../core/version.ts')
    const root = repositoryRoot(io.cwd)
    const shown = (path: string): string => posix(relative(root, resolve(io.cwd, path)))
    const messages = messagesOn(files, shown)
    const text = reporters[reporter]({
      verb,
      version,
      messages: flags.quiet ? messages.filter(({ severity }) => severity === 'error') : messages,
      counts: {
        error: countOf(messages, 'error'),
        warning: countOf(messages, 'warning'),
        info: countOf(messages, 'info'),
      },
      changed: changed.map(shown),
      exitCode: code,
      baselined,
    })
    // A reporter's own commands are obeyed; it has made those of others visible.
    const [out, err] = reporter === 'github' ? [io.orderOut, io.orderErr] : [io.writeOut, io.writeErr]
    if (isOutTaken) err(text)
    else out(text)
  }
  // An editor shows what comes on standard error; that all is well is no news there.
  if (flags.stdinFilepath === undefined) {
    const { summary } = await import('../report/report.ts')
    io.writeErr(summary(verb, changed.length, language, flags.dryRun))
  }
  return code
}

/** Takes known messages out, or makes all of them known; says so, and how many were known. */
async function useBaseline(
  { files, language }: RunResult,
  flags: VerbFlags,
  isLimited: boolean,
  io: CommandIo,
): Promise<number> {
  const { baseline: shown, updateBaseline } = flags
  if (shown === undefined) {
    if (updateBaseline) throw new SetupError({ code: 'no-baseline-file' })
    return 0
  }
  const { applyBaseline, baselineOf } = await import('../report/baseline.ts')
  const { readBaseline } = await import('../config/read-baseline.ts')
  const { wordsIn } = await import('../report/messages/languages.ts')
  const { formatMessage } = await import('../report/messages/format-message.ts')
  const tell = (id: 'known' | 'gone' | 'written', count: number): void =>
    io.writeErr(`${formatMessage(wordsIn(language), 'baseline', id, { file: shown, count })}\n`)
  const file = resolve(io.cwd, shown)
  const nameOf = (path: string): string => posix(relative(dirname(file), resolve(io.cwd, path)))
  if (updateBaseline) {
    if (isLimited) throw new SetupError({ code: 'limited-baseline' })
    const { writeNamedFile } = await import('../write/named-file.ts')
    writeNamedFile(io.cwd, shown, baselineOf(files, nameOf))
  }
  const { known, gone } = applyBaseline(files, readBaseline(io.cwd, shown), nameOf)
  if (updateBaseline) tell('written', known)
  else if (known > 0) tell('known', known)
  if (gone > 0 && !isLimited) tell('gone', gone)
  return known
}

function posix(path: string): string {
  return path.split(sep).join('/')
}

/** A line that says how far a run is. */
export interface ProgressLine {
  show(done: number, pages: number): void
  /** Takes the line away again. */
  clear(): void
}

const patience = 1000
const interval = 100

/** Makes a progress line: on a terminal only, and only for a run that takes longer than a second. */
export function progressLine(verb: string, { isTerminal = false, now = Date.now, orderErr }: CommandIo): ProgressLine {
  if (!isTerminal) return { show: () => {}, clear: () => {} }
  let next = now() + patience
  let isShown = false
  return {
    show(done, pages) {
      if (now() < next) return
      next = now() + interval
      isShown = true
      orderErr(`\r\u001B[Kmdsplice ${verb}: ${done} / ${pages}`)
    },
    clear() {
      if (isShown) orderErr('\r\u001B[K')
      isShown = false
    },
  }
}

import type { CommandIo } from './command.ts'
import { errorCode } from '../core/errors.ts'
import type { WatchProblem } from '../files/watch-folder.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import type { WatchMessages } from '../report/messages/messages.ts'
import { summary } from '../report/report.ts'
import { reportText } from '../report/reporters/text.ts'
import { SetupError } from '../report/setup-error.ts'
import { setupMessage } from '../report/setup-messages.ts'

/** Reports the steps of a command that runs until it is stopped. */
export interface WatchReporter {
  /** Runs a step and reports its result, if it has one. Returns whether the step was completed. */
  result(step: () => RunResult | null): boolean
  /** Reports what keeps changes from being noticed. */
  problem(problem: WatchProblem): void
  /** Reports that changes are waited for. */
  ready(language: Language): void
}

/**
 * Makes such a reporter. A mistake in the configuration is reported, too, and what the system refuses: it can be fixed while
 * the command goes on. What fails again and again is reported once.
 */
export function reporterOf({ color, writeErr, now = Date.now }: CommandIo): WatchReporter {
  let language: Language = 'en'
  let printed = ''
  const print = (line: string): void => {
    if (line !== printed) writeErr(`${line}\n`)
    printed = line
  }
  const own = (text: string): string => `mdsplice watch: ${text}`
  const messages = (): WatchMessages => getMessages(language).commands.watch
  return {
    result(step) {
      const start = now()
      try {
        const result = step()
        printed = ''
        if (!result) return true
        language = result.language
        const line = summary('watch', result.changes.length, language)
        writeErr(reportText({ diagnostics: result.diagnostics, language, color }))
        writeErr(`${line.trimEnd()} (${Math.round(now() - start)} ms)\n`)
        return true
      } catch (error) {
        if (error instanceof SetupError) print(setupMessage(error.problem, language))
        else if (error instanceof Error && 'syscall' in error) print(own(messages().failed(errorCode(error))))
        else throw error
        return false
      }
    },
    problem: (problem) => print(own(problemText(problem, messages()))),
    ready(spoken) {
      language = spoken
      writeErr(`${own(messages().ready)}\n`)
    },
  }
}

function problemText(problem: WatchProblem, messages: WatchMessages): string {
  return problem.kind === 'limit' ? messages.limit(problem.cause) : messages[problem.kind](problem.folder)
}

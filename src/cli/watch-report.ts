import type { CommandLineIo } from './command.ts'
import type { Language } from '../core/language.ts'
import type { RunResult } from '../pipeline/collect-results.ts'
import { formatMessage } from '../report/messages/format-message.ts'
import { wordsIn } from '../report/messages/languages.ts'
import { summary } from '../report/report.ts'
import { reportText } from '../report/reporters/text.ts'
import { SetupError } from '../report/setup-error.ts'
import { setupMessage } from '../report/setup-messages.ts'

/** Tells what a command does that goes on and on. */
export interface WatchReporter {
  /** Runs a step, and tells what came of it; of nothing it tells nothing. */
  result(step: () => RunResult | null): void
  /** Tells that changes are waited for. */
  ready(language: Language): void
}

/** Makes such a reporter. A mistake in the configuration is told, too: it can be mended while the command goes on. */
export function reporterOf({ color, writeErr, now = Date.now }: CommandLineIo): WatchReporter {
  let language: Language = 'en'
  return {
    result(step) {
      const start = now()
      try {
        const result = step()
        if (!result) return
        language = result.language
        const line = summary('watch', result.changes.length, language)
        writeErr(reportText(result.files, color))
        writeErr(`${line.trimEnd()} (${Math.round(now() - start)} ms)\n`)
      } catch (error) {
        if (!(error instanceof SetupError)) throw error
        writeErr(`${setupMessage(error.problem, language)}\n`)
      }
    },
    ready: (spoken) => writeErr(`mdsplice watch: ${formatMessage(wordsIn(spoken), 'watch', 'ready', {})}\n`),
  }
}

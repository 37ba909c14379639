import type { RunResult } from '../conclude.ts'
import { formatMessage } from '../report/format-message.ts'
import { setupMessage } from '../report/setup-messages.ts'
import { summary } from '../report/summary.ts'
import { reportText } from '../report/text.ts'
import { wordsIn } from '../report/words-in.ts'
import { SetupError } from '../setup-error.ts'
import type { Language } from '../types.ts'
import type { CommandIo } from './command.ts'

/** Tells what a command does that goes on and on. */
export interface WatchReporter {
  /** Runs a step, and tells what came of it; of nothing it tells nothing. */
  result(step: () => RunResult | null): void
  /** Tells that changes are waited for. */
  ready(language: Language): void
}

/** Makes such a reporter. A mistake in the configuration is told, too: it can be mended while the command goes on. */
export function reporterOf({ color, writeErr, now = Date.now }: CommandIo): WatchReporter {
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

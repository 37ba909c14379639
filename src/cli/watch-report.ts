import type { CommandIo } from './command.ts'
import { errorCode } from '../core/errors.ts'
import type { Trouble } from '../files/watch-folder.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import { getMessages, type Language } from '../report/messages/languages.ts'
import type { WatchMessages } from '../report/messages/messages.ts'
import { summary } from '../report/report.ts'
import { reportText } from '../report/reporters/text.ts'
import { SetupError } from '../report/setup-error.ts'
import { setupMessage } from '../report/setup-messages.ts'

/** Tells what a command does that goes on and on. */
export interface WatchReporter {
  /** Runs a step, and tells what came of it; of nothing it tells nothing. Gives whether it came to its end. */
  result(step: () => RunResult | null): boolean
  /** Tells what keeps changes from being seen. */
  trouble(trouble: Trouble): void
  /** Tells that changes are waited for. */
  ready(language: Language): void
}

/**
 * Makes such a reporter. A mistake in the configuration is reported, too, and what the system refuses: it can be fixed while
 * the command goes on. What is tried again and again is told once.
 */
export function reporterOf({ color, writeErr, now = Date.now }: CommandIo): WatchReporter {
  let language: Language = 'en'
  let told = ''
  const say = (line: string): void => {
    if (line !== told) writeErr(`${line}\n`)
    told = line
  }
  const own = (text: string): string => `mdsplice watch: ${text}`
  const messages = (): WatchMessages => getMessages(language).commands.watch
  return {
    result(step) {
      const start = now()
      try {
        const result = step()
        told = ''
        if (!result) return true
        language = result.language
        const line = summary('watch', result.changes.length, language)
        writeErr(reportText(result.diagnostics, color))
        writeErr(`${line.trimEnd()} (${Math.round(now() - start)} ms)\n`)
        return true
      } catch (error) {
        if (error instanceof SetupError) say(setupMessage(error.problem, language))
        else if (error instanceof Error && 'syscall' in error) say(own(messages().failed(errorCode(error))))
        else throw error
        return false
      }
    },
    trouble: (trouble) => say(own(troubleText(trouble, messages()))),
    ready(spoken) {
      language = spoken
      writeErr(`${own(messages().ready)}\n`)
    },
  }
}

function troubleText(trouble: Trouble, messages: WatchMessages): string {
  return trouble.kind === 'limit' ? messages.limit(trouble.cause) : messages[trouble.kind](trouble.folder)
}

import type { MessagedFile } from './report.ts'

/** How many messages of each severity there are. */
export interface Counts {
  errors: number
  warnings: number
}

/** Counts the messages on files. */
function countMessages(files: readonly MessagedFile[]): Counts {
  const messages = files.flatMap((file) => file.messages)
  return {
    errors: messages.filter(({ fatal }) => fatal === true).length,
    warnings: messages.filter(({ fatal }) => fatal === false).length,
  }
}

/**
 * The exit code of a run: 1 when there are errors, or more warnings than allowed; 3 when a check found nothing worse
 * than listings out of date; else 0.
 */
export function exitCode(files: readonly MessagedFile[], isOutOfDate: boolean, maxWarnings: number): 0 | 1 | 3 {
  const { errors, warnings } = countMessages(files)
  if (errors > 0 || warnings > maxWarnings) return 1
  return isOutOfDate ? 3 : 0
}

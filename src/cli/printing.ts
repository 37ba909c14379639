import type { CommandIo, CommandLineIo } from './command.ts'
import type { OnProgress } from '../pipeline/run-options.ts'
import { escapeText, escapeLine } from '../report/escape.ts'

/**
 * What commands print with. Whatever they write passes here, so that no text of a page, a file name, a setting or an
 * argument is an order to a terminal or a build service, whether or not a command thought of it.
 */
export function printingTo(io: CommandLineIo): CommandIo {
  const { writeOut, writeErr, ask, color, colorOut = false } = io
  return {
    ...io,
    writeOut: (text) => writeOut(escapeText(text, colorOut)),
    writeErr: (text) => writeErr(escapeText(text, color)),
    ask: ask && ((question) => ask(escapeText(question, color))),
    orderOut: writeOut,
    orderErr: writeErr,
  }
}

const issues = 'https://github.com/mdsplice/mdsplice/issues'

/**
 * What is said when mdsplice itself fails: one line that asks for a report.
 *
 * @param error what was thrown, which can be anything
 * @param hasStack whether the stack follows
 */
export function failureMessage(error: unknown, hasStack = false): string {
  const text = escapeLine(error instanceof Error ? `${error.name}: ${error.message}${codeOf(error)}` : String(error))
  if (!hasStack) return `mdsplice failed: ${text}. Please report it at ${issues}, with what MDSPLICE_DEBUG=1 adds\n`
  return `mdsplice failed: ${text}. Please report it at ${issues}\n${escapeText((error instanceof Error && error.stack) || '')}\n`
}

/** The code that Node.js gives an error of its own, as ` (ERR_ACCESS_DENIED)`. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
}

/** A line that says how far a run is. */
export interface ProgressLine {
  show: OnProgress
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
    show(step, done, all) {
      if (now() < next) return
      next = now() + interval
      isShown = true
      orderErr(`\r\u001B[Kmdsplice ${verb}: ${step === 'read' ? 'reading ' : ''}${done} / ${all}`)
    },
    clear() {
      if (isShown) orderErr('\r\u001B[K')
      isShown = false
    },
  }
}

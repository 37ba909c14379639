import type { CommandIo, CommandLineIo } from './command.ts'
import { printable, visible } from '../report/visible.ts'

/**
 * What commands print with. Whatever they write passes here, so that no text of a page, a file name, a setting or an
 * argument is an order to a terminal or a build service, whether or not a command thought of it.
 */
export function printingTo(io: CommandLineIo): CommandIo {
  const { writeOut, writeErr, ask, color, colorOut = false } = io
  return {
    ...io,
    writeOut: (text) => writeOut(printable(text, colorOut)),
    writeErr: (text) => writeErr(printable(text, color)),
    ask: ask && ((question) => ask(printable(question, color))),
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
  const text = visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  if (!hasStack) return `mdsplice failed: ${text}. Please report it at ${issues}, with what MDSPLICE_DEBUG=1 adds\n`
  return `mdsplice failed: ${text}. Please report it at ${issues}\n${printable((error instanceof Error && error.stack) || '')}\n`
}

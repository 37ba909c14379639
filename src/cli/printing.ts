import type { CommandIo, CommandLineIo } from './command.ts'
import { printable } from '../report/visible.ts'

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

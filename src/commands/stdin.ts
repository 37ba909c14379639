import { SetupError } from '../setup-error.ts'
import type { CommandIo } from './command.ts'

/**
 * The text that comes in on standard input, with its byte order mark if it has one.
 *
 * @throws SetupError when it is not UTF-8: it could not be given back as it came
 */
export function readStdin({ readIn }: CommandIo): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readIn?.())
  } catch {
    throw new SetupError({ code: 'stdin-not-utf8' })
  }
}

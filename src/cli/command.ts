import type { Command } from 'commander'
import { escapeLine } from '../report/escape.ts'
import { SetupError } from '../report/setup-error.ts'
import { writeNamedFile } from '../write/named-files.ts'

/** What the command line is given by its process. */
export interface CommandLineIo {
  /** Absolute path. */
  cwd: string
  writeOut(text: string): void
  /** Writes what is not text to where `writeOut` writes; missing when that is a terminal. */
  writeBytes?(bytes: Uint8Array): void
  writeErr(text: string): void
  /** Whether `writeErr` goes to a terminal that shows colours. */
  color: boolean
  /** Whether `writeOut` does. */
  colorOut?: boolean
  /** How many characters a line has on the terminal to which `writeOut` goes; undefined where it goes elsewhere. */
  columns?: number | undefined
  /** Whether `writeErr` goes to a terminal, on which a line can be written over. */
  isTerminal?: boolean
  /** Asks the person at the terminal; undefined where nobody does. Gives nothing when they end the input. */
  ask?: ((question: string) => Promise<string>) | undefined
  /** Reads standard input to its end. */
  readIn?(): Uint8Array
  /**
   * Standard input and output as streams of Node.js, for a command that talks over them. No types: anyone who imports ours
   * need not have those of Node.js.
   */
  streams?: { input: unknown; output: unknown }
  /** Ends when the user asks a command to stop that would go on and on. */
  untilStopped?(): Promise<void>
  /**
   * Identifies this build of this version and what runs it. Results are kept for later runs of the same only; without
   * one nothing is kept.
   */
  build?(): string | Promise<string>
  /** Absolute path of a folder of the user's, outside all that is worked on, in which results are kept; else none are. */
  cacheFolder?: string | undefined
  /** The number of the user; undefined where the system knows no owners. */
  uid?: number | undefined
  /** Milliseconds since some moment. */
  now?(): number
  /** Whether a failure of mdsplice itself is printed with its stack. */
  isDebugging?: boolean
}

/** What commands are given: of what they write, only `orderOut` and `orderErr` let a terminal or a build service obey. */
export interface CommandIo extends CommandLineIo {
  /** Writes to standard output what is to be obeyed, or is to stay just as it is. */
  orderOut(text: string): void
  /** Writes to standard error what is to be obeyed: the progress line, commands of a reporter. */
  orderErr(text: string): void
}

/**
 * Adds a command to the command line. Its action imports what the command needs, so that no command waits for what another
 * one needs; `test/architecture.test.ts` holds this.
 *
 * @param finish takes the exit code of a command that has run
 */
export type AddCommand = (program: Command, io: CommandIo, finish: (exitCode: number) => void) => void

/** Adds examples below a command's help: what to type, and what that does. */
export function withExamples(command: Command, examples: Readonly<Record<string, string>>): Command {
  const lines = Object.entries(examples).map(([typed, does]) => `  # ${does}\n  ${typed}`)
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`)
}

/**
 * Whether `--output` names standard output, or nothing does. It is written to as it is open: it can be a socket, which
 * no program can open by name.
 */
export function isStandardOutput(output: string | undefined): boolean {
  return output === undefined || /^\/(?:dev\/(?:stdout|fd\/1)|proc\/self\/fd\/1)$/.test(output)
}

/** Puts an answer on standard output, or into the file that `--output` names. */
export function put(answer: string | Uint8Array, output: string | undefined, io: CommandIo): void {
  if (output !== undefined && !isStandardOutput(output)) {
    writeNamedFile(io.cwd, output, answer)
    io.writeErr(`${escapeLine(output)}\n`)
  } else if (typeof answer === 'string') io.writeOut(answer)
  else io.writeBytes?.(answer)
}

/**
 * The text of what came in on standard input, with its byte order mark if it has one.
 *
 * @throws SetupError when it is not UTF-8
 */
export function stdinText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new SetupError({ code: 'stdin-not-utf8' })
  }
}

/**
 * A file of the package, such as `docs/rules/cycle.md`. Its folder is as far above `src/cli/` as above `dist/bundle/`.
 *
 * @param path POSIX, relative to the folder of the package
 */
export const packageFile = (path: string): URL => new URL(`../../${path}`, import.meta.url)

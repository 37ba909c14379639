import { extname } from 'node:path'
import { isStandardOutput, type CommandIo } from './command.ts'
import { SetupError } from '../report/setup-error.ts'

/**
 * The format in which a command answers: what `--format` says, else the ending of the file that `--output` names.
 *
 * @param usual the format without either, and of a file whose name has no ending
 * @throws SetupError when no format has that ending, or when it is none for a terminal
 */
export function outputFormat<Format extends string>(
  { format, output }: { format?: Format; output?: string },
  formats: readonly Format[],
  usual: Format,
  io: CommandIo,
): Format {
  const chosen = format ?? formatOf(output, formats, usual)
  if (isStandardOutput(output) && /^(?:xlsx|ods)$/.test(chosen) && !io.writeBytes)
    throw new SetupError({ code: 'no-output-file', format: chosen })
  return chosen
}

function formatOf<Format extends string>(
  output: string | undefined,
  formats: readonly Format[],
  usual: Format,
): Format {
  const ending = isStandardOutput(output) ? '' : extname(output ?? '').toLowerCase()
  const found = formats.find((format) => ending === `.${format}`)
  // A table for people is plain text.
  if (found === undefined && ending !== '' && ending !== '.txt')
    throw new SetupError({
      code: 'unknown-ending',
      output: output ?? '',
      endings: formats.filter((each) => !/^(?:table|paths)$/.test(each)).map((each) => `.${each}`),
    })
  return found ?? usual
}

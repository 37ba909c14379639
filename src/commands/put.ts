import { visible } from '../report/visible.ts'
import type { CommandIo } from './command.ts'

/**
 * Whether `--output` names standard output, or nothing does. It is written to as it is open: it can be a socket, which
 * no program can open by name.
 */
export function isStandardOutput(output: string | undefined): boolean {
  return output === undefined || /^\/(?:dev\/(?:stdout|fd\/1)|proc\/self\/fd\/1)$/.test(output)
}

/** Puts an answer on standard output, or into the file that `--output` names. */
export async function put(answer: string | Uint8Array, output: string | undefined, io: CommandIo): Promise<void> {
  if (output !== undefined && !isStandardOutput(output)) {
    const { writeNamedFile } = await import('../write/files-named.ts')
    writeNamedFile(io.cwd, output, answer)
    io.writeErr(`${visible(output)}\n`)
  } else if (typeof answer === 'string') io.writeOut(answer)
  else io.writeBytes?.(answer)
}

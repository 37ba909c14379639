import { resolve } from 'node:path'
import type { CommandLineIo } from './command.ts'

/** Puts an answer on standard output, or into the file that `--output` names. */
export async function put(answer: string | Uint8Array, output: string | undefined, io: CommandLineIo): Promise<void> {
  if (output !== undefined) {
    const { writeOtherFile } = await import('../write/files-other.ts')
    writeOtherFile(resolve(io.cwd, output), output, answer)
    io.writeErr(`${output}\n`)
  } else if (typeof answer === 'string') io.writeOut(answer)
  else io.writeBytes?.(answer)
}

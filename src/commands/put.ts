import { resolve } from 'node:path'
import { visible } from '../report/visible.ts'
import type { CommandIo } from './command.ts'

/** Puts an answer on standard output, or into the file that `--output` names. */
export async function put(answer: string | Uint8Array, output: string | undefined, io: CommandIo): Promise<void> {
  if (output !== undefined) {
    const { writeOtherFile } = await import('../write/files-other.ts')
    writeOtherFile(resolve(io.cwd, output), output, answer)
    io.writeErr(`${visible(output)}\n`)
  } else if (typeof answer === 'string') io.writeOut(answer)
  else io.writeBytes?.(answer)
}

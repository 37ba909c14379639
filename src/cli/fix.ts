import type { CommandIo } from './command.ts'
import type { RunOptions } from '../pipeline/run-options.ts'

/**
 * Applies what can be fixed without asking anybody, or shows it as a diff and writes nothing. What is to be done by hand is
 * said with the lines to add.
 */
export async function applyFixes(options: RunOptions, isDry: boolean, io: CommandIo): Promise<void> {
  const { findFixes } = await import('../pipeline/find-fixes.ts')
  const { getMessages } = await import('../report/messages/languages.ts')
  const { changes, byHand, language } = findFixes(options)
  const messages = getMessages(language).commands.fix
  for (const { path, text } of byHand) io.writeErr(`${messages.byHand(path)}\n\n${text}\n\n`)
  if (isDry) {
    const { unifiedDiff } = await import('../report/reporters/diff.ts')
    return io.writeOut(unifiedDiff(changes, io.colorOut ?? false))
  }
  const { writeNamedFile } = await import('../write/named-file.ts')
  for (const { path, after } of changes) {
    writeNamedFile(io.cwd, path, after)
    io.writeErr(`${messages.written(path)}\n`)
  }
}

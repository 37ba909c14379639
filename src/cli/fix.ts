import { resolve } from 'node:path'
import type { CommandIo } from './command.ts'
import { findFixes } from '../pipeline/fixes/find-fixes.ts'
import type { RunOptions } from '../pipeline/run-options.ts'
import { describe } from '../report/make-diagnostics.ts'
import { getMessages } from '../report/messages/languages.ts'
import { unifiedDiff } from '../report/reporters/diff.ts'
import { writeNamedFile } from '../write/named-files.ts'
import { replaceFile } from '../write/pages.ts'

/** Correcting one mistake of a configuration can bring up another. */
const mostTurns = 5

/**
 * Applies what can be fixed without asking anybody, or shows it as a diff and writes nothing. What is to be done by hand is
 * said with the lines to add.
 */
export function applyFixes(options: RunOptions, isDry: boolean, io: CommandIo): void {
  for (let turn = 0; turn < mostTurns; turn++) {
    const { settings, pages, byHand, language } = findFixes(options)
    const messages = getMessages(language)
    const { fix } = messages.commands
    const isDone = isDry || settings.length === 0
    if (isDone) for (const { path, text } of byHand) io.writeErr(`${fix.byHand(path)}\n\n${text}\n\n`)
    if (isDry) return io.writeOut(unifiedDiff([...settings, ...pages], io.colorOut ?? false))
    for (const { path, after } of settings) {
      writeNamedFile(io.cwd, path, after)
      io.writeErr(`${fix.written(path)}\n`)
    }
    for (const { path, before, after } of pages) {
      const failure = replaceFile(resolve(io.cwd, path), after, before)
      io.writeErr(failure ? `${path}: ${describe(failure, messages).text}\n` : `${fix.written(path)}\n`)
    }
    if (isDone) return
  }
}

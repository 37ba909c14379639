import type { AddCommand } from './command.ts'
import { runVerb, withPaths, withReport } from './verb.ts'
import type { VerbFlags } from './verb.ts'

/** `mdsplice check`. */
export const addCheck: AddCommand = (program, io, finish) => {
  withPaths(withReport(program.command('check')))
    .description('say what is wrong and what is out of date; write nothing')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('check', paths, flags, io)))
}

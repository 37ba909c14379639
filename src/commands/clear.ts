import type { AddCommand } from './command.ts'
import { runVerb, withPaths, withReport } from './verb.ts'
import type { VerbFlags } from './verb.ts'

/** `mdsplice clear`. */
export const addClear: AddCommand = (program, io, finish) => {
  withPaths(withReport(program.command('clear')))
    .description('take listings out of the pages again')
    .option('--force', 'also those that were changed by hand')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('clear', paths, flags, io)))
}

import type { AddCommand } from './command.ts'
import { runVerb, withPaths, withReport } from './verb.ts'
import type { VerbFlags } from './verb.ts'

/** `mdsplice write`. */
export const addWrite: AddCommand = (program, io, finish) => {
  withPaths(withReport(program.command('write')))
    .description('put listings into the pages')
    .option('--force', 'replace listings that were changed by hand')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('write', paths, flags, io)))
}

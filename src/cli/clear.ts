import { withExamples, type AddCommand } from './command.ts'
import { runVerb, withPaths, withReport, withWriting, type VerbFlags } from './run-verb.ts'

/** `mdsplice clear`. */
export const addClear: AddCommand = (program, io, finish) => {
  const command = withWriting(withPaths(withReport(program.command('clear'))))
    .description('remove the listings from the pages')
    .option('--force', 'also those that were edited by hand')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('clear', paths, flags, io)))
  withExamples(command, {
    'mdsplice clear': 'all pages',
    'mdsplice clear docs/index.md': 'one page',
  })
}

import { withExamples, type AddCommand } from './command.ts'
import { runVerb, withCache, withPaths, withReport, withWriting, type VerbFlags } from './run-verb.ts'

/** `mdsplice write`. */
export const addWrite: AddCommand = (program, io, finish) => {
  const command = withCache(withWriting(withPaths(withReport(program.command('write')))))
    .description('write listings into the pages')
    .option('--force', 'replace listings that were edited by hand')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('write', paths, flags, io)))
  withExamples(command, {
    'mdsplice write': 'all pages',
    'mdsplice write docs/bouwblokken': 'the pages in a folder',
    'mdsplice write --dry-run --diff': 'only show what would change',
    'mdsplice write --stdin-filepath docs/index.md < docs/index.md': 'as a formatter in an editor: page in, page out',
  })
}

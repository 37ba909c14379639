import { withExamples, type AddCommand } from './command.ts'
import { runVerb, withReport, type VerbFlags } from './run-verb.ts'
import { withParts } from './shard-options.ts'

/** `mdsplice build`. */
export const addBuild: AddCommand = (program, io, finish) => {
  const command = withParts(withReport(program.command('build')))
    .description('write a copy of the site with its listings')
    .requiredOption('-o, --out <folder>', 'the folder for the copy; set docs_dir to it to build from it')
    .option('--force', 'replace listings that were edited by hand')
    .action(async (flags: VerbFlags) => finish(await runVerb('build', [], flags, io)))
  withExamples(command, { 'mdsplice build --out .expanded': 'then build from it, with `docs_dir: .expanded`' })
}

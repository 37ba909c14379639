import { withExamples, type AddCommand } from './command.ts'
import { runVerb, withCache, withPaths, withReport, type VerbFlags } from './run-verb.ts'
import { withParts } from './shard-options.ts'

/** `mdsplice check`. */
export const addCheck: AddCommand = (program, io, finish) => {
  const command = withParts(withCache(withPaths(withReport(program.command('check')))))
    .description('report problems and outdated listings without writing')
    .option('--diff', 'print the changes `mdsplice write` would make as a unified diff')
    .option('--baseline <file>', 'suppress the messages in this baseline file')
    .option('--update-baseline', 'write all current messages to the baseline file')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('check', paths, flags, io)))
  withExamples(command, {
    'mdsplice check': 'all pages',
    'mdsplice check --diff': 'and show what is outdated',
    'mdsplice check --since main': 'only pages changed since the branch main, and pages that list them',
    'mdsplice check --reporter sarif > mdsplice.sarif': 'for code scanning',
    'mdsplice check --max-warnings 0': 'fail on warnings, too',
  })
}

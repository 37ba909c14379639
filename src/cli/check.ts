import { withExamples, type AddCommand } from './command.ts'
import { runVerb, withCache, withPaths, withReport, type VerbFlags } from './run-verb.ts'
import { withParts } from './shard-options.ts'

/** `mdsplice check`. */
export const addCheck: AddCommand = (program, io, finish) => {
  const command = withParts(withCache(withPaths(withReport(program.command('check')))))
    .description('say what is wrong and what is out of date; write nothing')
    .option('--diff', 'print what `mdsplice write` would change, as a unified diff')
    .option('--baseline <file>', 'leave out the messages that this file knows')
    .option('--update-baseline', 'make all messages of now known to that file')
    .action(async (paths: string[], flags: VerbFlags) => finish(await runVerb('check', paths, flags, io)))
  withExamples(command, {
    'mdsplice check': 'all pages',
    'mdsplice check --diff': 'and show what is out of date',
    'mdsplice check --since main': 'only what differs from the branch main, and what that changes elsewhere',
    'mdsplice check --reporter sarif > mdsplice.sarif': 'for code scanning',
    'mdsplice check --max-warnings 0': 'fail for a warning, too',
  })
}

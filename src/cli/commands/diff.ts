import { Option } from 'commander'
import type { CatalogueDiffOptions } from '../../catalogue/diff.ts'
import { withExamples, type AddCommand } from '../command.ts'
import { withSite } from '../options.ts'

/** `mdsplice diff`. */
export const addDiff: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('diff'))
    .description('print changes since a git revision: pages, fields, and rows of lists')
    .argument('<revision>', 'a commit, branch or tag: main, HEAD~3')
    .addOption(new Option('--format <format>', 'output format').choices(['md', 'json']).default('md'))
    .action(async (revision: string, flags: Pick<CatalogueDiffOptions, 'configFile' | 'allowOutside' | 'format'>) => {
      const { catalogueDiff } = await import('../../catalogue/diff.ts')
      io.writeOut(catalogueDiff({ ...flags, revision, cwd: io.cwd }))
      finish(0)
    })
  withExamples(command, {
    'mdsplice diff origin/main': 'for a comment on a pull request',
    'mdsplice diff HEAD~1 --format json': 'what the last commit changed, for programs',
  })
}

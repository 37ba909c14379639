import { Option } from 'commander'
import type { TraceOptions } from '../catalogue/trace.ts'
import { withExamples, withSite, type AddCommand } from './command.ts'

/** `mdsplice trace`. */
export const addTrace: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('trace'))
    .description('print which pages of the collections are related to which others, both ways')
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(['json', 'csv', 'md', 'html']).default('md'),
    )
    .action(async (flags: Pick<TraceOptions, 'configFile' | 'allowOutside' | 'format'>) => {
      const { trace } = await import('../catalogue/trace.ts')
      io.writeOut(trace({ ...flags, cwd: io.cwd }))
      finish(0)
    })
  withExamples(command, {
    'mdsplice trace': 'tables in Markdown',
    'mdsplice trace --format html > relations.html': 'one page to hand over, which needs nothing else',
    'mdsplice trace --format json': 'for programs',
  })
}

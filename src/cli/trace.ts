import { Option } from 'commander'
import type { TraceOptions } from '../catalogue/trace.ts'
import { withExamples, type AddCommand } from './command.ts'
import { withSite } from './options.ts'

/** `mdsplice trace`. */
export const addTrace: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('trace'))
    .description('print the relations between the pages of collections, in both directions')
    .addOption(new Option('--format <format>', 'output format').choices(['json', 'csv', 'md', 'html']).default('md'))
    .action(async (flags: Pick<TraceOptions, 'configFile' | 'allowOutside' | 'format'>) => {
      const { trace } = await import('../catalogue/trace.ts')
      io.writeOut(trace({ ...flags, cwd: io.cwd }))
      finish(0)
    })
  withExamples(command, {
    'mdsplice trace': 'tables in Markdown',
    'mdsplice trace --format html > relations.html': 'a self-contained page',
    'mdsplice trace --format json': 'for programs',
  })
}

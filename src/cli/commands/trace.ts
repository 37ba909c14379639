import { Option } from 'commander'
import type { TraceOptions } from '../../catalogue/trace.ts'
import { put, withExamples, type AddCommand } from '../command.ts'
import { withSite, type SiteFlags } from '../options.ts'
import { outputFormat } from '../output-format.ts'

interface TraceFlags extends SiteFlags {
  format?: TraceOptions['format']
  output?: string
}

const formats: readonly TraceOptions['format'][] = ['json', 'csv', 'md', 'html', 'xlsx', 'ods']

/** `mdsplice trace`. */
export const addTrace: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('trace'))
    .description('print the relations between the pages of collections, in both directions')
    .addOption(
      new Option(
        '--format <format>',
        "output format; by default that of the output's file name, else Markdown",
      ).choices([...formats]),
    )
    .option('-o, --output <file>', 'the file to write; its folder must exist')
    .action(async ({ output, format: asked, ...site }: TraceFlags) => {
      const { trace } = await import('../../catalogue/trace.ts')
      const named = { ...(asked && { format: asked }), ...(output !== undefined && { output }) }
      const { answer, note } = await trace({ ...site, format: outputFormat(named, formats, 'md', io), cwd: io.cwd })
      put(answer, output, io)
      if (note !== undefined) io.writeErr(`mdsplice trace: ${note}\n`)
      finish(0)
    })
  withExamples(command, {
    'mdsplice trace': 'tables in Markdown',
    'mdsplice trace --format html > relations.html': 'a self-contained page',
    'mdsplice trace --format json': 'for programs',
    'mdsplice trace --output relations.xlsx': 'a spreadsheet, with a row for each pair of pages',
  })
}

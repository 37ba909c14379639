import { resolve } from 'node:path'
import { Option } from 'commander'
import type { ListOptions } from '../../catalogue/list.ts'
import { put, withExamples, type AddCommand } from '../command.ts'
import { withSite, type SiteFlags } from '../options.ts'
import { outputFormat } from '../output-format.ts'
import { rowFormats } from '../../report/rows.ts'
import { SetupError } from '../../report/setup-error.ts'
import { exitCode } from '../../report/report.ts'
import { reportText } from '../../report/reporters/text.ts'

type Format = ListOptions['format']

interface ListFlags extends SiteFlags {
  format?: Format
  output?: string
}

const formats: readonly Format[] = [...rowFormats, 'xlsx', 'ods', 'md']

/** `mdsplice list`. */
export const addList: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('list'))
    .description('print the pages that a directive would list; omit its `list_`')
    .argument('<words...>', 'a collection or named query, then filters and options: vereisten bouwblok/data sort=title')
    .addOption(
      new Option(
        '--format <format>',
        "output format; by default that of the output's file name, otherwise a table",
      ).choices([...formats]),
    )
    .option('-o, --output <file>', 'the file to write; its folder must exist')
    .action(async (words: string[], flags: ListFlags) => {
      const { list } = await import('../../catalogue/list.ts')
      const { output, format: asked, ...site } = flags
      const format = outputFormat(
        { ...(asked && { format: asked }), ...(output !== undefined && { output }) },
        formats,
        'table',
        io,
      )
      const width = output === undefined ? io.columns : undefined
      const asking = { ...site, format, words, width, cwd: io.cwd }
      const { answer, diagnostics, language, sources, note } = await list(asking)
      if (output !== undefined && sources.has(resolve(io.cwd, output)))
        throw new SetupError({ code: 'refused-output', output, reason: 'source' })
      io.writeErr(reportText({ diagnostics, language, color: io.color }))
      if (answer !== null) put(answer, output, io)
      if (note !== undefined) io.writeErr(`mdsplice list: ${note}\n`)
      finish(exitCode(diagnostics, false, Infinity))
    })
  withExamples(command, {
    'mdsplice list vereisten bouwblok/data': 'a table',
    'mdsplice list vereisten levenscyclus/ontwerp sort=title --format json': 'for programs',
    'mdsplice list maatregelen --format paths': 'one path per line, for other commands',
    'mdsplice list vereisten columns=title,bouwblok,rollen --output vereisten.xlsx': 'a spreadsheet',
    'mdsplice list matrix vereisten levenscyclus --output matrix.ods': 'the table of a matrix',
  })
}

import { Option } from 'commander'
import type { ListOptions } from '../list.ts'
import { rowFormats } from '../report/rows.ts'
import { withConfigFile, withExamples } from './command.ts'
import type { AddCommand } from './command.ts'

interface ListFlags {
  configFile?: string
  format: ListOptions['format']
}

/** `mdsplice list`. */
export const addList: AddCommand = (program, io, finish) => {
  const command = withConfigFile(program.command('list'))
    .description('ask what a directive would ask, without its `list_`')
    .argument('<words...>', 'a collection or named query, then filters and options: vereisten bouwblok/data sort=title')
    .addOption(
      new Option('--format <format>', 'how the rows are printed').choices([...rowFormats, 'md']).default('table'),
    )
    .action(async (words: string[], flags: ListFlags) => {
      const { list } = await import('../list.ts')
      const { reportText } = await import('../report/text.ts')
      const { exitCode } = await import('../report/exit-code.ts')
      const { text, question } = list({ ...flags, words, cwd: io.cwd })
      io.writeErr(reportText([question], io.color))
      io.writeOut(text)
      finish(exitCode([question], false, Infinity))
    })
  withExamples(command, {
    'mdsplice list vereisten bouwblok/data': 'a table for people',
    'mdsplice list vereisten levenscyclus/ontwerp sort=title --format json': 'for programs',
    'mdsplice list maatregelen --format paths': 'a path a line, for other commands',
  })
}

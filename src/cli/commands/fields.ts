import { Option } from 'commander'
import type { FieldsOptions } from '../../catalogue/fields.ts'
import { withExamples, type AddCommand } from '../command.ts'
import { withSite } from '../options.ts'
import { reportText } from '../../report/reporters/text.ts'

/** `mdsplice fields`. */
export const addFields: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('fields'))
    .description('print the collections, fields and values of the site, with the number of pages')
    .argument('[collection]', 'only this collection')
    .argument('[field]', 'only this field, with all its values')
    .addOption(new Option('--format <format>', 'output format').choices(['table', 'json']).default('table'))
    .action(async (collection: string | undefined, field: string | undefined, flags: SiteFormat) => {
      const { fields } = await import('../../catalogue/fields.ts')
      const { answer, diagnostics, notes, language } = fields({ ...flags, collection, field, cwd: io.cwd })
      io.writeErr(reportText({ diagnostics, language, color: io.color }))
      io.writeOut(answer)
      for (const note of notes) io.writeErr(`mdsplice fields: ${note}\n`)
      finish(diagnostics.length === 0 ? 0 : 1)
    })
  withExamples(command, {
    'mdsplice fields': 'all collections and their fields',
    'mdsplice fields vereisten': 'the fields of one collection',
    'mdsplice fields vereisten levenscyclus': 'the values of one field, and where each is first used',
    'mdsplice fields --format json': 'for programs',
  })
}

type SiteFormat = Pick<FieldsOptions, 'configFile' | 'allowOutside' | 'format'>

import { withExamples, type AddCommand } from '../command.ts'
import { withSite, type SiteFlags } from '../options.ts'

/** `mdsplice config`. */
export const addConfig: AddCommand = (program, io) => {
  const command = withSite(program.command('config'))
    .description('print the effective configuration, and where each setting comes from')
    .action(async ({ configFile, allowOutside }: SiteFlags) => {
      const { schemaNames } = await import('../../listings/check-settings.ts')
      const { readSite } = await import('../../site/site.ts')
      const { effectiveConfig } = await import('../../config/effective-config.ts')
      io.writeOut(effectiveConfig(readSite({ cwd: io.cwd, configFile, allowOutside }, schemaNames).config))
    })
  withExamples(command, { 'mdsplice config': 'every setting, and the line that it comes from' })
}

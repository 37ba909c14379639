import { loadSite } from '../load-site.ts'
import { effectiveConfig } from '../report/effective-config.ts'
import { withConfigFile } from './command.ts'
import type { AddCommand } from './command.ts'

/** `mdsplice config`. */
export const addConfig: AddCommand = (program, io) => {
  withConfigFile(program.command('config'))
    .description('print the configuration as it counts, and where each setting comes from')
    .action(({ configFile }: { configFile?: string }) =>
      io.writeOut(effectiveConfig(loadSite(io.cwd, configFile).config)),
    )
}

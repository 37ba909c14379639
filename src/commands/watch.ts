import { join } from 'node:path'
import { withSite, withExamples } from './command.ts'
import type { AddCommand, CommandIo, SiteFlags } from './command.ts'

interface WatchFlags extends SiteFlags {
  poll?: boolean
}

/** `mdsplice watch`. */
export const addWatch: AddCommand = (program, io) => {
  const command = withSite(program.command('watch'))
    .description('put listings into the pages, and again whenever a page changes')
    .option('--poll', 'ask for the files again and again, where the system does not tell of changes')
    .action((flags: WatchFlags) => watch(flags, io))
  withExamples(command, {
    'mdsplice watch': 'in one terminal, and `mkdocs serve` in another',
    'mdsplice watch --poll': 'on a drive that does not tell of changes',
  })
}

async function watch({ poll = false, ...options }: WatchFlags, io: CommandIo): Promise<void> {
  const { LiveSite } = await import('../changes/live-site.ts')
  const { locateSite } = await import('../site/read-mkdocs-config.ts')
  const { settingNames } = await import('../site/site-files.ts')
  const { lookOut } = await import('../site/read-watch.ts')
  const { reporterOf } = await import('./watch-report.ts')
  const report = reporterOf(io)
  const stopped = io.untilStopped?.() ?? Promise.resolve()
  const { root, docsDir, configFiles } = locateSite(io.cwd, options.configFile, options.allowOutside ?? false)
  // Before the site is read, so that no change is missed in between.
  const early: string[][] = []
  let take = (files: string[]): void => void early.push(files)
  const lookout = await lookOut(
    docsDir,
    [...settingNames, ...configFiles].map((name) => join(root, name)),
    poll,
    (files) => take(files),
  )
  try {
    const live = new LiveSite({ ...options, cwd: io.cwd })
    report.result(() => live.writeAll())
    take = (files) => {
      report.result(() => live.update(files))
      lookout.add(live.site.docsDir === docsDir ? live.settings : [live.site.docsDir, ...live.settings])
    }
    lookout.add(live.settings)
    early.forEach(take)
    report.ready(live.site.config.messages)
    await stopped
  } finally {
    await lookout.close()
  }
}

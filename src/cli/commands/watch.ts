import { join } from 'node:path'
import { withExamples, type AddCommand, type CommandIo } from '../command.ts'
import { withSite, type SiteFlags } from '../options.ts'
import type { RunResult } from '../../pipeline/report-results.ts'

interface WatchFlags extends SiteFlags {
  poll?: boolean
}

/** `mdsplice watch`. */
export const addWatch: AddCommand = (program, io, finish) => {
  const command = withSite(program.command('watch'))
    .description('write listings into the pages, and again whenever a page changes')
    .option('--poll', 'check the files regularly, where the system does not report changes')
    .action(async (flags: WatchFlags) => finish(await watch(flags, io)))
  withExamples(command, {
    'mdsplice watch': 'in one terminal, and `mkdocs serve`, `properdocs serve` or `zensical serve` in another',
    'mdsplice watch --poll': 'on a drive that does not report changes',
  })
}

async function watch({ poll = false, ...options }: WatchFlags, io: CommandIo): Promise<number> {
  const { WatchedSite } = await import('../../pipeline/watch.ts')
  const { locateSite } = await import('../../config/generator/mkdocs-config.ts')
  const { settingNames } = await import('../../config/file-names.ts')
  const { SiteWatcher } = await import('../../files/watch-folder.ts')
  const { reporterOf } = await import('../watch-report.ts')
  const report = reporterOf(io)
  const stopped = io.untilStopped?.() ?? Promise.resolve()
  let lose = (): void => {}
  const lost = new Promise<number>((resolve) => (lose = () => resolve(1)))
  const { root, docsDir, configFiles } = locateSite(io.cwd, options.configFile, options.allowOutside ?? false)
  // Before the site is read, so that no change is missed in between.
  const early: string[][] = []
  let take = (files: string[]): void => void early.push(files)
  let again = (): void => {}
  const files = [...settingNames, ...configFiles].map((name) => join(root, name))
  const watcher = new SiteWatcher({ root, docsDir, files, searches: [] }, poll, {
    changed: (changed) => take(changed),
    scanned: () => again(),
    problem(problem) {
      report.problem(problem)
      if (problem.kind === 'lost') lose()
    },
  })
  try {
    await watcher.listen()
    const watched = new WatchedSite({ ...options, cwd: io.cwd })
    const follow = (): void => {
      const { settings, searches, site } = watched.live
      watcher.watchOnly({ root, docsDir: site.docsDir, files: settings, searches })
    }
    let isBehind = !report.result(() => watched.writeAll())
    const catchUp = (step: () => RunResult | null): void => {
      isBehind = !report.result(step)
      follow()
    }
    take = (changed) => catchUp(() => (isBehind ? watched.readAgain() : watched.update(changed)))
    // What was missing may come without a change of any watched file: a docs folder of another name.
    again = () => void (isBehind && catchUp(() => watched.readAgain()))
    follow()
    early.forEach(take)
    report.ready(watched.live.site.config.messages)
    return await Promise.race([stopped.then(() => 0), lost])
  } finally {
    await watcher.close()
  }
}

import { join, resolve } from 'node:path'
import { schemaNames } from '../listings/check-settings.ts'
import { createSiteQueries } from '../directives/site-queries.ts'
import { conclude, writePages, type Deliver, type Report, type RunResult } from './collect-results.ts'
import { expandPage, type ExpandedPage } from './expand-page.ts'
import { selectPages } from './select-pages.ts'
import { loadShard, withOtherShards } from './shards.ts'
import type { Verb } from '../report/report.ts'
import { severitiesOf } from '../report/rules.ts'
import { isInShard, type ShardInput } from '../site/shards/shard.ts'
import { fileText, readSite, type Site } from '../site/site.ts'
import { claimOutput, openOutputDirectory, writeManifest } from '../write/output-folder.ts'
import { writeOutput } from '../write/pages.ts'

// What an index takes is all in what a run takes: they are published in one file.
export { indexShard } from './shards.ts'

/** What is to be done, and where. */
export interface RunOptions {
  verb: Verb
  /** Absolute path of the folder in which `mkdocs.yml` is looked for. */
  cwd: string
  /** Another `mkdocs.yml`, relative to `cwd`. */
  configFile?: string
  /** Whether `docs_dir` and `INHERIT` may lead out of the repository. */
  allowOutside?: boolean
  /** Files, folders and globs, relative to `cwd`, to which writing and reporting are limited; none means the whole site. */
  paths?: readonly string[]
  /** Replace listings that were changed by hand. */
  force?: boolean
  /** Where `build` puts its copy, relative to `cwd`. */
  out?: string
  /** Limit writing and reporting to what changes since this revision of git can affect. */
  since?: string
  /** Write nothing. */
  dryRun?: boolean
  /** A page that is not read from its file, and to which writing and reporting are limited; its path is relative to `cwd`. */
  input?: { path: string; text: string }
  /** Limit all but what is listed to one shard of the site; not with `since` or `input`. */
  part?: ShardInput
  /** Is told how many of the pages are done. */
  onProgress?: (done: number, pages: number) => void
}

/**
 * The whole way: read → index → find → query → render → splice → write or check → report.
 *
 * @throws SetupError when there is no site, or the output folder cannot be used; nothing has been written then
 */
export function run(options: RunOptions): RunResult {
  const { cwd, configFile, allowOutside, verb, part, force = false } = options
  const shard = part && loadShard(cwd, configFile, part.shard, allowOutside)
  const { site, isSelected } = selectPages(shard?.site ?? readSite(options, schemaNames), options)
  const answers = createSiteQueries(shard ? withOtherShards(shard, cwd, part?.indexes ?? []) : site)
  const severities = severitiesOf(site.config.rules)
  const expansion = { answers, severities, verb, readFindings: site.findings, force }

  const expanded = site.pages
    .filter(({ path }) => isSelected(path))
    .map((page, index, { length }) => {
      options.onProgress?.(index, length)
      return expandPage(page, expansion)
    })

  const isDry = verb === 'check' || options.dryRun === true || options.input !== undefined
  const deliver: Deliver =
    verb === 'build'
      ? (changed, report) => buildCopy(site, changed, options, report)
      : isDry
        ? () => {}
        : (changed, report) => writePages(site, changed, report)
  return conclude({ cwd, site, verb, severities, expanded, isSelected, deliver })
}

/** A page with an error stands in the copy as it is: other pages link to it. Of other shards all stays as it is. */
function buildCopy(
  site: Site,
  changed: readonly ExpandedPage[],
  { cwd, out = '', part }: RunOptions,
  report: Report,
): void {
  const directory = resolve(cwd, out)
  const isOwn = (path: string): boolean => !part || isInShard(part.shard, path)
  const texts = new Map(changed.map(({ page, text }) => [page.path, fileText(page, text)]))
  const paths = [...site.pages.map(({ path }) => path), ...site.otherFiles]
  const claimed = [...claimOutput(directory, out, openOutputDirectory(cwd, out, site.docsDir), paths)]
  const own = new Set(claimed.filter(isOwn))
  const files = paths.map((path) => {
    const text = texts.get(path)
    return text === undefined ? { path, copyOf: join(site.docsDir, path) } : { path, text }
  })
  for (const [path, failure] of writeOutput(directory, files, own)) report(path, failure)
  writeManifest(directory, out, [...claimed.filter((path) => !isOwn(path)), ...paths.filter((path) => own.has(path))])
}

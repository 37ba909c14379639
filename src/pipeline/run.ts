import { changedPages, collectFindings } from './collect-findings.ts'
import { deliver } from './deliver.ts'
import { expandPages } from './expand-pages.ts'
import { onDisk, type FileAccess } from '../files/file-access.ts'
import { readSelected } from './read-selected.ts'
import { reportResults, type RunResult } from './report-results.ts'
import type { RunOptions } from './run-options.ts'

// What an index takes is all in what a run takes: they are published in one file.
export { indexShard } from './shards.ts'

/**
 * The whole way: read → find → answer → splice → deliver → report. The three steps in the middle are those of each page,
 * which `expandPages` takes through the pipeline.
 *
 * @throws SetupError when there is no site, or the output folder cannot be used; nothing has been written then
 */
export function run(options: RunOptions): RunResult {
  return runOnFiles(options, onDisk)
}

/** The same with files that are read in some way. */
export function runOnFiles(options: RunOptions, access: FileAccess): RunResult {
  const selected = readSelected(options, access)
  const expanded = expandPages(selected.pages, selected.context, (done, pages) =>
    options.onProgress?.('expand', done, pages),
  )
  const findings = collectFindings(selected, expanded)
  const changed = changedPages(selected, expanded, findings)
  const failures = deliver(selected.context.site, changed, options)
  return reportResults(options.cwd, selected.context, findings, changed, failures, expanded)
}

import { onDisk, type FileAccess } from '../files/file-access.ts'
import { readSelected } from './read-selected.ts'
import type { RunResult } from './report-results.ts'
import type { RunOptions } from './run-options.ts'
import { runOnPages } from './run-on-pages.ts'

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
  return runOnPages(readSelected(options, access), options)
}

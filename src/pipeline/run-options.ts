import type { Verb } from '../report/report.ts'
import type { ShardInput } from '../site/shards/shard.ts'

/** What is to be done, and where. */
export interface RunOptions {
  verb: Verb
  /** Absolute path of the folder in which the site's configuration is looked for. */
  cwd: string
  /** Another configuration of the site, relative to `cwd`. */
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
  /** Receives how far the run is: first how many files are read, then how many pages are done. */
  onProgress?: OnProgress
}

/** Takes note of how far a step of a run is. */
export type OnProgress = (step: 'read' | 'expand', done: number, all: number) => void

import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { withRecorder } from '../files/access-recorder.ts'
import { openNamedCache } from '../files/named-cache.ts'
import { isOutside } from '../files/user-cache.ts'
import { readTextBelow } from '../files/read-text.ts'
import { InputRecorder, rootOf, unchanged } from './cache-inputs.ts'
import type { RunResult } from './report-results.ts'
import { isCachedWithin, writeCacheFile, cacheFile, cacheText, readCacheFile, type CacheEntry } from './read-cache.ts'
import type { RunOptions } from './run-options.ts'

/**
 * A run whose result is cached, so that the same run need not be done again while nothing changed that it read. The cache
 * holds the whole result, not what was read of each page: a list depends on all pages, and to find out that none changed
 * takes no more than to read them.
 */
export class CachedRun {
  readonly #options: RunOptions
  readonly #asked: string
  /** Absolute path of the file for such a run; what another version cached there is replaced. */
  readonly #file: string | null

  /**
   * @param program stands for all that the result depends on besides files: which build of which version this is
   * @param folder absolute path of a cache folder without links, as `openCache` gives it
   */
  constructor(options: RunOptions, program: string, folder: string | null) {
    const { verb, cwd, configFile, allowOutside = false, force = false, dryRun = false } = options
    const words = JSON.stringify([verb, cwd, configFile ?? null, allowOutside, force, dryRun])
    this.#options = options
    this.#asked = `${program} ${words}`
    this.#file = folder === null ? null : cacheFile(folder, rootOf(cwd, configFile), words)
  }

  /** The result of an earlier run, when this one would have the same. */
  get(): RunResult | null {
    const kept = this.#file === null ? null : readCacheFile(this.#file, this.#asked)
    const inputs = kept && unchanged(kept.inputs, Date.now())
    if (this.#file === null || !kept || !inputs) return null
    // The next run need not read what this one had to.
    if (inputs.stamp !== kept.inputs.stamp) writeCacheFile(this.#file, cacheText({ ...kept, inputs }))
    return toRunResult(kept, this.#options.cwd)
  }

  /** Does the run and caches its result, unless that is to be found in the pages now. */
  set(run: () => RunResult): RunResult {
    if (this.#file === null) return run()
    const recorder = new InputRecorder(Date.now())
    const result = withRecorder(recorder, run)
    const inputs = recorder.inputs(this.#options.cwd, this.#options.configFile)
    if (inputs && result.isSettled && !isCachedWithin(inputs.docsDir, this.#file))
      writeCacheFile(this.#file, cacheText(toCached(this.#asked, inputs, result)))
    return result
  }
}

/**
 * Opens the folder in which results are kept.
 *
 * @param named the folder that the command line names, relative to `cwd`
 * @returns its absolute path without links; null when it cannot be used
 * @throws SetupError as `openNamedCache` does
 */
export function openCache(
  { cwd, configFile }: RunOptions,
  named: string | undefined,
  { cacheFolder = '', uid }: { cacheFolder?: string | undefined; uid?: number | undefined },
): string | null {
  const root = rootOf(cwd, configFile)
  return named === undefined ? ownCache(cacheFolder, root) : openNamedCache(cwd, named, root, uid)
}

/** Nothing is kept where a repository could bring the folder along, or there is no site. */
function ownCache(folder: string, root: string): string | null {
  try {
    return isOutside(folder, root) ? realpathSync(folder) : null
  } catch {
    return null
  }
}

function toCached(
  asked: string,
  inputs: CacheEntry['inputs'],
  { diagnostics, changed, language }: RunResult,
): CacheEntry {
  return { asked, inputs, result: { diagnostics, changed, language } }
}

function toRunResult({ inputs, result }: CacheEntry, cwd: string): RunResult {
  return {
    ...result,
    changes: [],
    reverts: [],
    textOf: (path) => sourceOf(inputs.docsDir, resolve(cwd, path)),
    isSettled: true,
  }
}

/** The text of a page, to show the lines that diagnostics are about. */
function sourceOf(docsDir: string, file: string): string {
  const read = readTextBelow(docsDir, relative(docsDir, file))
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
}

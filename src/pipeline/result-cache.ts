import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { withRecorder } from '../files/access-recorder.ts'
import { openNamedCache } from '../files/named-cache.ts'
import { isOutside } from '../files/user-cache.ts'
import { readTextBelow } from '../files/read-text.ts'
import { compareInputs, InputRecorder, rootOf, type Comparison } from './cache-inputs.ts'
import { marksText, readMarks, type PageMarks } from './page-marks.ts'
import { SetupError } from '../report/setup-error.ts'
import type { RunResult } from './report-results.ts'
import {
  isCachedWithin,
  writeCacheFile,
  cacheFile,
  cacheText,
  marksFileOf,
  readCacheFile,
  readOwnText,
  type CacheEntry,
} from './read-cache.ts'
import type { RunOptions } from './run-options.ts'

/**
 * A run whose result is cached, so that the same run need not be done again while nothing changed that it read. The cache
 * holds the whole result, because a list depends on all pages; beside it stand marks of each page, by which a change of
 * text alone is told from one that counts for others.
 */
export class CachedRun {
  readonly #options: RunOptions
  readonly #asked: string
  /** Absolute path of the file for such a run; what another version cached there is replaced. */
  readonly #file: string | null

  /**
   * @param program identifies all that the result depends on besides files: which build of which version this is
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
  async get(): Promise<RunResult | null> {
    const kept = this.#file === null ? null : readCacheFile(this.#file, this.#asked)
    if (this.#file === null || !kept) return null
    const { digest, stamp } = kept.inputs
    const marksFile = marksFileOf(this.#file)
    const now = compareInputs(kept.inputs, Date.now(), () => readMarks(readOwnText(marksFile), this.#keyOf(digest)))
    if (!now || (now.changed.size > 0 && !(await this.#holdsAfter(now, kept)))) return null
    // The next run need not read what this one had to.
    if (now.inputs.stamp !== stamp || now.changed.size > 0) this.#keep({ ...kept, inputs: now.inputs }, now.marks)
    return toRunResult(kept, this.#options.cwd)
  }

  /** Does the run and caches its result, unless that is to be found in the pages now. */
  set(run: () => RunResult): RunResult {
    if (this.#file === null) return run()
    const recorder = new InputRecorder(Date.now())
    const result = withRecorder(recorder, run)
    const inputs = recorder.inputs(this.#options.cwd, this.#options.configFile)
    if (inputs && result.isSettled && !isCachedWithin(inputs.docsDir, this.#file))
      this.#keep(toCached(this.#asked, inputs, result), recorder.marks(result.outlines()))
    return result
  }

  /** What marks belong to: another program may see more of a page. */
  #keyOf(digest: string): string {
    return `${this.#asked} ${digest}`
  }

  /** Settings that cannot be read any more are for the run to tell. */
  async #holdsAfter(now: Comparison, { result }: CacheEntry): Promise<boolean> {
    try {
      // Where nothing changed nothing of this is needed.
      const { areTextChanges } = await import('./text-changes.ts')
      return areTextChanges(this.#options, now, result.diagnostics)
    } catch (error) {
      if (error instanceof SetupError) return false
      throw error
    }
  }

  /** The marks come first: without the result that they belong to they are nothing. */
  #keep(entry: CacheEntry, marks: PageMarks): void {
    if (this.#file === null) return
    writeCacheFile(marksFileOf(this.#file), marksText(this.#keyOf(entry.inputs.digest), marks))
    writeCacheFile(this.#file, cacheText(entry))
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
    outlines: () => new Map(),
    textOf: (path) => sourceOf(inputs.docsDir, resolve(cwd, path)),
    isSettled: true,
  }
}

/** The text of a page, to show the lines that diagnostics are about. */
function sourceOf(docsDir: string, file: string): string {
  const read = readTextBelow(docsDir, relative(docsDir, file))
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
}

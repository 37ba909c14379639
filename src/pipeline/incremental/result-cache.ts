import { realpathSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { InputRecorder, compareInputs, rootOf, type Comparison } from './cache-inputs.ts'
import { onDisk, recordedBy, type FileAccess } from '../../files/file-access.ts'
import { openNamedCache } from '../../files/named-cache.ts'
import { readTextBelow } from '../../files/read-text.ts'
import { isOutside } from '../../files/user-cache.ts'
import { KnownInputs } from './known-inputs.ts'
import {
  cacheBytes,
  cacheFile,
  isCachedWithin,
  readCacheFile,
  readOwnBytes,
  recordsFileOf,
  writeCacheFile,
  type CacheEntry,
  type CachedResult,
} from './read-cache.ts'
import type { RunResult } from '../report-results.ts'
import { SetupError } from '../../report/setup-error.ts'
import type { RunOptions } from '../run-options.ts'
import { readRecords, recordsBytes, renewedBytes, type SiteRecords } from './site-records.ts'

/**
 * A run whose result is cached, so that the same run need not be done again while nothing changed that it read. The cache
 * holds the whole result; beside it stand records of the site, from which a run after some pages changed makes a result
 * without reading the others.
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

  /** The result of an earlier run, when this one would have the same, or what the changes since then make of it. */
  async get(): Promise<RunResult | null> {
    const kept = this.#file === null ? null : readCacheFile(this.#file, this.#asked)
    if (this.#file === null || !kept) return null
    const read: { bytes: Buffer; records: SiteRecords | null } = { bytes: Buffer.alloc(0), records: null }
    const now = compareInputs(kept.inputs, Date.now(), () => {
      read.bytes = readOwnBytes(recordsFileOf(this.#file ?? ''))
      read.records = readRecords(read.bytes, this.#keyOf(kept.inputs.digest))
      return read.records?.pages ?? new Map()
    })
    if (!now || now.changed.size > mostChanged(now.names.files.length)) return null
    const { since } = this.#options
    if (since !== undefined) return this.#runSince(since, now, kept)
    if (now.isStamped) return toRunResult(kept, kept.result, this.#options.cwd)
    const base = kept.base ?? kept.result
    const inputs = { ...kept.inputs, stamp: now.stamp }
    if (read.records && now.reread > mostReread)
      writeCacheFile(recordsFileOf(this.#file), renewedBytes(read.bytes, now.renewed()))
    // What was written then is to be written again where somebody took it back.
    const isSettled = this.#options.verb === 'check' || base.changed.length === 0
    if (now.changed.size === 0 && isSettled) {
      this.#keep({ ...kept, inputs, result: base, base: null })
      return toRunResult(kept, base, this.#options.cwd)
    }
    if (!read.records) return null
    const known = new KnownInputs(kept.inputs)
    const result = await this.#runOnChanges(now, read.records, base, known)
    if (!result) return null
    if (result.isSettled && known.isAll) this.#keep({ ...kept, inputs, result: toCached(result), base })
    return {
      ...result,
      textOf: (path) => result.textOf(path) || sourceOf(kept.inputs.docsDir, resolve(this.#options.cwd, path)),
    }
  }

  /** Does the run and caches its result. Where pages were written, it is only what a later run starts from. */
  set(run: (access: FileAccess) => RunResult): RunResult {
    if (this.#file === null) return run(onDisk)
    const recorder = new InputRecorder(Date.now())
    const result = run(recordedBy(recorder))
    const inputs = recorder.inputs(this.#options.cwd, this.#options.configFile)
    if (inputs && !isCachedWithin(inputs.docsDir, this.#file)) {
      const { collections, pages } = result.facts()
      // The records come first: without the result that they belong to they are nothing.
      const records = recordsBytes(this.#keyOf(inputs.digest), collections, recorder.records(pages))
      writeCacheFile(recordsFileOf(this.#file), records)
      const stamp = result.isSettled ? inputs.stamp : null
      this.#keep({ asked: this.#asked, inputs: { ...inputs, stamp }, result: toCached(result), base: null })
    }
    return result
  }

  /** What records belong to: another program may see more of a page. */
  #keyOf(digest: string): string {
    return `${this.#asked} ${digest}`
  }

  async #runOnChanges(
    now: Comparison,
    records: SiteRecords,
    base: CachedResult,
    known: KnownInputs,
  ): Promise<RunResult | null> {
    // Where nothing changed nothing of this is needed.
    const { runOnChanges } = await import('./incremental-run.ts')
    return unlessRefused(() => runOnChanges(this.#options, now, records, base, recordedBy(known)))
  }

  async #runSince(revision: string, now: Comparison, { inputs }: CacheEntry): Promise<RunResult | null> {
    const records = readRecords(readOwnBytes(recordsFileOf(this.#file ?? '')), this.#keyOf(inputs.digest))
    if (!records) return null
    const { runSince } = await import('./incremental-run.ts')
    return unlessRefused(() => runSince(this.#options, revision, now, records, onDisk))
  }

  #keep(entry: CacheEntry): void {
    if (this.#file !== null) writeCacheFile(this.#file, cacheBytes(entry))
  }
}

/** Settings that cannot be read any more are for the whole run to tell. */
function unlessRefused(run: () => RunResult | null): RunResult | null {
  try {
    return run()
  } catch (error) {
    if (error instanceof SetupError) return null
    throw error
  }
}

/** After a change of more of so many files a whole run costs little more, and makes new records. */
function mostChanged(files: number): number {
  return Math.max(1, Math.min(200, files / 4))
}

/** So many files are read again although they hold what they held before their states are written down. */
const mostReread = 100

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

function toCached({ diagnostics, changed, language }: RunResult): CachedResult {
  return { diagnostics, changed, language }
}

function toRunResult({ inputs }: CacheEntry, result: CachedResult, cwd: string): RunResult {
  return {
    ...result,
    changes: [],
    reverts: [],
    facts: () => ({ collections: [], pages: new Map() }),
    textOf: (path) => sourceOf(inputs.docsDir, resolve(cwd, path)),
    isSettled: true,
  }
}

/** The text of a page, to show the lines that diagnostics are about. */
function sourceOf(docsDir: string, file: string): string {
  const read = readTextBelow(docsDir, relative(docsDir, file), onDisk)
  return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
}

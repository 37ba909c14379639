import { hash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Inputs } from './cache-inputs.ts'
import { contains } from '../../files/path-boundary.ts'
import { isLeftover } from '../../files/temporary-files.ts'
import type { Diagnostic } from '../../report/diagnostic.ts'
import { isLanguage, type Language } from '../../report/messages/language-names.ts'
import { replaceInOneStep } from '../../write/atomic.ts'

/**
 * The file in which the result of a run is cached.
 *
 * @param folder absolute path of the cache folder, without links
 * @param root absolute path of the folder of the site's configuration
 * @param words what is asked there
 * @returns null where there is no site
 */
export function cacheFile(folder: string, root: string, words: string): string | null {
  try {
    return join(folder, `${hash('sha256', `${realpathSync(root)} ${words}`).slice(0, 32)}.json`)
  } catch {
    return null
  }
}

/** The file beside it with what is kept of the site. */
export function recordsFileOf(file: string): string {
  return file.replace(/\.json$/, '.pages')
}

/** Whether such a file stands below the docs directory, where it would be a file of the site. */
export function isCachedWithin(docsDir: string, file: string): boolean {
  return contains(realpathSync(docsDir), file)
}

/**
 * Reads a cached result.
 *
 * @param file absolute path
 * @param asked what it must be the result of
 * @returns null when there is nothing, or nothing that can be used: a link, or somebody else's file
 */
export function readCacheFile(file: string, asked: string): CacheEntry | null {
  try {
    const text = readOwnBytes(file).toString()
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    // Messages hold no control characters, so neither does the cache.
    if (text.slice(0, end) !== hash('sha256', json) || /[\u007F-\u009F]|\\u00[01]|\\[bfr]/i.test(json)) return null
    const value: unknown = JSON.parse(json)
    return isCachedRun(value) && value.asked === asked ? value : null
  } catch {
    return null
  }
}

/** The bytes of a file that `readCacheFile` reads. */
export function cacheBytes(kept: CacheEntry): Buffer {
  const json = JSON.stringify(kept)
  return Buffer.from(`${hash('sha256', json)}\n${json}`)
}

const nothing = Buffer.alloc(0)

/**
 * Reads a file of the cache.
 *
 * @param file absolute path
 * @returns no bytes when there is none, or what could be somebody else's
 */
export function readOwnBytes(file: string): Buffer {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = fstatSync(descriptor)
      return stats.isFile() && stats.uid === lstatSync(dirname(file)).uid ? readFileSync(descriptor) : nothing
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return nothing
  }
}

const search = { folder: '', globs: [''], exclude: [''] }

/** What stands in such a file, by an example; a name with `?` may be null, and of a list the first member is the example. */
const shape = {
  asked: '',
  inputs: {
    root: '',
    docsDir: '',
    digest: '',
    'stamp?': '',
    settings: [{ file: '', isRead: true }],
    searches: [search],
    repositories: [''],
  },
  result: resultShape(),
  'base?': resultShape(),
}

function resultShape(): Record<string, unknown> {
  return { changed: [''], diagnostics: [diagnosticShape()], language: '' }
}

function diagnosticShape(): Record<string, unknown> {
  const place = { line: 0, column: 0, endLine: 0, endColumn: 0 }
  const texts = { path: '', severity: '', rule: '', text: '', url: '', key: '', 'written?': '', 'suggestion?': '' }
  const related = [{ path: '', 'place?': place, text: '' }]
  return { ...texts, 'place?': place, 'fix?': { place, text: '' }, related }
}

function isCachedRun(value: unknown): value is CacheEntry {
  if (!isLike(value, shape)) return false
  const { result, base } = value as CacheEntry
  return isLanguage(result.language) && (base === null || isLanguage(base.language))
}

function isLike(value: unknown, example: unknown): boolean {
  if (typeof value !== typeof example || value === null || Array.isArray(value) !== Array.isArray(example)) return false
  if (Array.isArray(value)) return value.every((member) => isLike(member, (example as unknown[])[0]))
  if (typeof value !== 'object') return true
  return Object.entries(example as object).every(([name, each]) => {
    const member = (value as Record<string, unknown>)[name.replace('?', '')]
    return member === null ? name.endsWith('?') : isLike(member, each)
  })
}

/** Of all that is cached together, in bytes. */
const mostBytes = 256 * 1024 * 1024

/** In milliseconds: thirty days. */
const longestKept = 30 * 24 * 60 * 60 * 1000

/**
 * Keeps bytes for a later run, and removes what was kept long ago, and the oldest of what is too much. Where it cannot be
 * kept, nothing happens: the later run does the work again.
 *
 * @param file absolute path, in a folder that is there
 */
export function writeCacheFile(file: string, content: Uint8Array): void {
  if (content.length > mostBytes) return
  try {
    replaceInOneStep(file, content, dirname(file), () => true, false)
    removeOld(dirname(file))
  } catch {
    // A full or read-only disk must not make a run fail.
  }
}

function removeOld(folder: string): void {
  const names = readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.(?:json|pages)$/.test(name) || isLeftover(name))
  const kept = names.map((name) => ({ file: join(folder, name), stats: lstatSync(join(folder, name)) }))
  let bytes = 0
  for (const { file, stats } of kept.sort((one, other) => other.stats.mtimeMs - one.stats.mtimeMs)) {
    bytes += stats.size
    if (bytes > mostBytes || Date.now() - stats.mtimeMs > longestKept) rmSync(file, { force: true })
  }
}

/** What a run found, as it is cached for the next one. */
export interface CachedResult {
  diagnostics: Diagnostic[]
  changed: string[]
  language: Language
}

/** The content of a cache file. */
export interface CacheEntry {
  /** The program that wrote it, and what was asked of it. */
  asked: string
  /** The stamp is that of what was found last, all else that of what the records are of. */
  inputs: Inputs
  result: CachedResult
  /** What was found when the records were made; null where that is what was found last. */
  base: CachedResult | null
}

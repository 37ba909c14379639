import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { frontMatterRules } from '../front-matter.ts'
import { isDescriptor, refusalOfNamed } from '../../files/path-boundary.ts'
import { SetupError, type IndexProblem } from '../../report/setup-error.ts'
import type { Page } from '../page.ts'
import { readIndexEntry, readIndexHeader } from './index-lines.ts'
import { isInShard, shardText, type Shard } from './shard.ts'
import type { Site } from '../site.ts'

/** The index of a shard, in a file that is named as the user wrote it. */
interface Index {
  file: string
  shard: Shard
  /** The first one is its header. */
  lines: string[]
}

/**
 * Reads the indexes of all shards of a site. They can be anybody's files: each line is checked.
 *
 * @param cwd absolute; the names of the files are relative to it
 * @param own the shard whose pages were read themselves; its index only shows whether it was made of the same pages
 * @param text what the index of that shard is to be
 * @returns the pages of all other shards
 * @throws SetupError when an index is wrong, is missing, or is of another state of the site
 */
export function readIndexes(cwd: string, files: readonly string[], site: Site, own: Shard, text: string): Page[] {
  const expected = linesOf(Buffer.from(text))
  const known = new Set<number>()
  const pages: Page[] = []
  for (const file of files) {
    const index = openIndex(cwd, file, expected[0] ?? '')
    if (known.has(index.shard.number)) throw problem(index, 'duplicate', 0)
    known.add(index.shard.number)
    if (index.shard.number === own.number) holdAgainst(expected, index)
    else for (const page of pagesOf(index, site)) pages.push(page)
  }
  const numbers = Array.from({ length: own.count }, (_, index) => index + 1)
  const shards = numbers.filter((number) => !known.has(number)).map((number) => shardText({ ...own, number }))
  if (shards[0] !== undefined) throw new SetupError({ code: 'missing-index', shards, shard: shards[0] })
  return pages
}

function openIndex(cwd: string, file: string, expectedHeader: string): Index {
  const lines = readLines(cwd, file)
  const [header, expected] = [lines[0] ?? '', expectedHeader].map(readIndexHeader)
  if (!header || !expected) throw problem({ file }, 'no-index', 0)
  const index = { file, lines, shard: { number: header.shard, count: header.of } }
  if (header.mdsplice !== expected.mdsplice) throw problem(index, 'other-version', 0)
  if (header.of !== expected.of) throw problem(index, 'other-count', 0)
  if (header.settings !== expected.settings) throw problem(index, 'other-settings', 0)
  if (header.pages !== lines.length - 1) throw problem(index, 'not-whole', 0)
  return index
}

function holdAgainst(expected: readonly string[], index: Index): void {
  const longer = index.lines.length > expected.length ? index.lines : expected
  const line = longer.findIndex((_, at) => at > 0 && index.lines[at] !== expected[at])
  if (line > 0) throw problem(index, 'outdated', line)
}

function pagesOf(index: Index, { config, lock }: Site): Page[] {
  const rules = frontMatterRules(config)
  const paths = new Set<string>()
  return index.lines.slice(1).map((line, before) => {
    const page = readIndexEntry(line, rules)
    const isSound =
      page && isInShard(index.shard, page.path) && !paths.has(page.path) && (!lock || page.outline?.fingerprint)
    if (!isSound) throw problem(index, 'no-index', before + 1)
    paths.add(page.path)
    return page
  })
}

/** Line by line, as all of it can be longer than a string. A line that is not UTF-8 is empty. */
function readLines(cwd: string, file: string): string[] {
  try {
    const path = resolve(cwd, file)
    if (refusalOfNamed(cwd, path) === null && isReadable(path)) return linesOf(readFileSync(path))
  } catch {
    // Said below.
  }
  throw problem({ file }, 'unreadable', 0)
}

/** What a process has open can be a pipe, as that of `<(…)` is, and ends. A pipe with a name may wait for ever. */
function isReadable(path: string): boolean {
  const stats = statSync(path)
  return stats.isFile() || (stats.isFIFO() && isDescriptor(path))
}

function linesOf(bytes: Buffer): string[] {
  const lines: string[] = []
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    const lineFeed = bytes.indexOf('\n', start)
    end = lineFeed === -1 ? bytes.length : lineFeed
    lines.push(decode(bytes.subarray(start, end)))
  }
  return lines
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return ''
  }
}

/** @param before how many lines are right */
function problem({ file, shard }: { file: string; shard?: Shard }, reason: IndexProblem, before: number): SetupError {
  return new SetupError({ code: 'invalid-index', file, line: before + 1, reason, shard: shard ? shardText(shard) : '' })
}

import { largestPage } from '../../core/limits.ts'
import { build, version } from '../../core/version.ts'
import { isPage } from '../../files/file-names.ts'
import { jsonText } from '../../report/escape.ts'
import { readFrontMatter, type FrontMatterRules } from '../front-matter.ts'
import type { Page } from '../page.ts'
import type { Outline, Shard } from './shard.ts'

/** The first line of an index. */
export interface IndexHeader {
  /** For other programs: mdsplice only reads what the same version wrote. */
  format: number
  mdsplice: string
  /** A digest of the configuration and all files that it names. */
  settings: string
  shard: number
  of: number
  pages: number
}

/** A first line that anybody can have written: of the rest it must be seen whether it is as expected. */
type AnyHeader = Partial<IndexHeader> & Pick<IndexHeader, 'shard' | 'of'>

/** Every other line. */
interface IndexEntry extends Outline {
  path: string
  /** As it is written, so that it is read again just so. */
  frontMatter: string
}

/** The text of an index: JSON, a line for its header and one for each page. */
export function indexText(settings: string, { number, count }: Shard, pages: readonly Page[]): string {
  const header: IndexHeader = {
    format: 1,
    mdsplice: build ?? version,
    settings,
    shard: number,
    of: count,
    pages: pages.length,
  }
  return [jsonText(header), ...pages.map(indexEntry)].map((line) => `${line}\n`).join('')
}

/** The line of a page, without its end. */
export function indexEntry({ path, source, frontMatter, outline }: Page): string {
  const entry: IndexEntry = { path, frontMatter: source.slice(0, frontMatter.end), ...outline }
  return jsonText(entry)
}

/** Reads the first line of an index; null when it is none. */
export function readIndexHeader(line: string): AnyHeader | null {
  const header = (parse(line) ?? {}) as Partial<IndexHeader>
  const { shard = 0, of = 0 } = header
  return Number.isInteger(shard) && Number.isInteger(of) && shard > 0 && shard <= of ? { ...header, shard, of } : null
}

/** Reads a line of a page; null when it is none. It can be anybody's, and can hold no more than `indexText` writes. */
export function readIndexEntry(line: string, rules: FrontMatterRules): Page | null {
  const value = parse(line)
  if (typeof value !== 'object' || value === null) return null
  const { path, frontMatter: source, heading = '', fingerprint = '', ...others } = value as IndexEntry
  if (Object.keys(others).length > 0 || ![path, source, heading, fingerprint].every(isText)) return null
  if (!isPage(path) || path.split('/').includes('')) return null
  const { frontMatter } = readFrontMatter(source, rules)
  return frontMatter.end === source.length
    ? {
        path,
        source,
        hasBom: false,
        frontMatter,
        outline: { heading, fingerprint },
        ...(rules.translationOf && { translation: rules.translationOf(path) }),
      }
    : null
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Whether it is text that a page can hold: half a character is none. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= largestPage && !/\p{Surrogate}/u.test(value)
}

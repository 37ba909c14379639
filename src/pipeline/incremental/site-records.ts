import { hash } from 'node:crypto'
import { join } from 'node:path'
import { lazy, once } from '../../core/memoize.ts'
import type { Request } from '../../directives/kinds/registry.ts'
import type { CollectionIndex } from '../../site/index/collection-index.ts'
import { keptField, type IndexedField, type Postings } from '../../site/index/postings.ts'
import type { KeptIndex } from '../../site/index/site-index.ts'

/** What is kept of a page. */
export interface PageRecord {
  /** The state of its file; empty where that says too little. */
  state: string
  /** A digest of its content. */
  content: string
  /** The id that git has for it. */
  blob: string
  /** The names of its collections, as JSON; empty where it is in none. */
  collections: string
  /** What its directives ask, as JSON of `KeptRequests`; empty without any. */
  requests: string
  /** Its line in the index of a shard: all that others see of it. Empty where more than that counts. */
  line: string
}

/** What the directives of a page ask. */
export interface KeptRequests {
  requests: readonly Request[]
  /** Whether one of them needs something that the site lacks: that is said once for all pages. */
  needsSite: boolean
}

/** What was found in a page, and what it says to others. */
export type PageFacts = Pick<PageRecord, 'collections' | 'line' | 'requests'>

/** What is to be kept of a site. */
export interface SiteFacts {
  collections: readonly CollectionIndex[]
  /** By path relative to the docs directory. */
  pages: ReadonlyMap<string, PageFacts>
}

/** By absolute path of the page's file. */
export type PageRecords = ReadonlyMap<string, PageRecord>

/** What is kept of a site, to see what a change of pages can reach. */
export interface SiteRecords {
  pages: PageRecords
  index(docsDir: string): KeptIndex
}

/**
 * The bytes of a file of records: a digest, the sizes of two tables, the tables, and behind them what is only read where it
 * is asked for.
 *
 * @param key what they belong to
 */
export function recordsBytes(key: string, collections: Iterable<CollectionIndex>, pages: PageRecords): Uint8Array {
  const rest = new Rest()
  const fields = [...collections].flatMap(({ collection, pages: members, indexed }) => {
    const positions = new Map(members.map((page, position) => [page, position]))
    return [...indexed].map(([field, { count, first, objects, postings }]) => [
      // As JSON, for a name can hold any character.
      JSON.stringify([collection.name, field]),
      [count, first, (objects && positions.get(objects)) ?? -1].join(' '),
      rest.add(JSON.stringify([...postings])),
    ])
  })
  return sealed([key, ...fields.flat()].join('\0'), pages, rest)
}

/** The bytes of the same records with other states of files. */
export function renewedBytes(bytes: Uint8Array, pages: PageRecords): Uint8Array {
  const { fields, rest } = partsOf(bufferOf(bytes))
  return sealed(fields, pages, new Rest(rest))
}

/** What comes behind the tables. */
class Rest {
  readonly #parts: Buffer[] = []
  #size = 0

  constructor(first?: Buffer) {
    if (first) this.#push(first)
  }

  /** @returns where a text stands: its offset and size */
  add(text: string): string {
    const place = `${this.#size} ${Buffer.byteLength(text)}`
    this.#push(Buffer.from(text))
    return place
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }

  #push(part: Buffer): void {
    this.#parts.push(part)
    this.#size += part.length
  }
}

function sealed(fields: string, pages: PageRecords, rest: Rest): Buffer {
  const table: string[] = []
  const placeOf = (text: string): string => (text === '' ? '' : rest.add(text))
  for (const [file, { state, content, blob, collections, requests, line }] of pages)
    table.push(file, state, content, blob, collections, placeOf(requests), placeOf(line))
  const [head, body] = [Buffer.from(fields), Buffer.from(table.join('\0'))]
  const bytes = Buffer.concat([Buffer.from(`${head.length} ${body.length}\n`), head, body, rest.bytes])
  return Buffer.concat([Buffer.from(`${hash('sha256', bytes)}\n`), bytes])
}

const digestSize = 64

/** The same bytes as a `Buffer`, which no published type names: whoever imports ours need not have those of Node.js. */
function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}

/** @throws RangeError when the sizes are none */
function partsOf(bytes: Buffer): { fields: string; table: string; rest: Buffer } {
  const start = bytes.indexOf('\n', digestSize + 1) + 1
  const [head = Number.NaN, body = Number.NaN] = bytes
    .toString('latin1', digestSize + 1, start)
    .split(' ')
    .map(Number)
  const [tableAt, restAt] = [start + head, start + head + body]
  return {
    fields: bytes.toString('utf8', start, tableAt),
    table: bytes.toString('utf8', tableAt, restAt),
    rest: bytes.subarray(restAt),
  }
}

/**
 * Reads a file of records.
 *
 * @param key what they belong to
 * @returns null where the bytes are not what `recordsBytes` made for that
 */
export function readRecords(kept: Uint8Array, key: string): SiteRecords | null {
  const bytes = bufferOf(kept)
  if (bytes.toString('latin1', 0, digestSize) !== hash('sha256', bytes.subarray(digestSize + 1))) return null
  const { fields, table, rest } = partsOf(bytes)
  const [own, ...known] = fields.split('\0')
  if (own !== key) return null
  const textAt = (place: string): string => {
    if (place === '') return ''
    const space = place.indexOf(' ')
    const start = Number(place.slice(0, space))
    return rest.toString('utf8', start, start + Number(place.slice(space + 1)))
  }
  const pages = readPages(table, textAt)
  const fieldsOf = fieldsReader(known, textAt)
  return { pages, index: (docsDir) => ({ fieldsOf, collectionsOf: collectionsReader(pages, docsDir) }) }
}

/** A record of which the long texts are read when somebody asks for them. */
class StoredRecord implements PageRecord {
  readonly state: string
  readonly content: string
  readonly blob: string
  readonly collections: string
  readonly #requests: string
  readonly #line: string
  readonly #textAt: (place: string) => string

  /** @param parts the fields of the record as they are in the table, behind its file */
  constructor(
    [state = '', content = '', blob = '', collections = '', requests = '', line = '']: readonly string[],
    textAt: (place: string) => string,
  ) {
    this.state = state
    this.content = content
    this.blob = blob
    this.collections = collections
    this.#requests = requests
    this.#line = line
    this.#textAt = textAt
  }

  get requests(): string {
    return this.#textAt(this.#requests)
  }

  get line(): string {
    return this.#textAt(this.#line)
  }
}

function readPages(table: string, textAt: (place: string) => string): PageRecords {
  const pages = new Map<string, PageRecord>()
  const parts = table.split('\0')
  for (let at = 0; at + 6 < parts.length; at += 7)
    pages.set(parts[at] ?? '', new StoredRecord(parts.slice(at + 1, at + 7), textAt))
  return pages
}

function collectionsReader(pages: PageRecords, docsDir: string): KeptIndex['collectionsOf'] {
  const prefix = join(docsDir, '/')
  const namesIn = once((text: string): readonly string[] => (text === '' ? [] : (JSON.parse(text) as string[])))
  return (path) => namesIn(pages.get(prefix + path)?.collections ?? '')
}

function fieldsReader(parts: readonly string[], textAt: (place: string) => string): KeptIndex['fieldsOf'] {
  /** The facts and the place of the postings of each field, by collection. */
  const byCollection = lazy(() => {
    const found = new Map<string, [field: string, facts: string, postings: string][]>()
    for (let at = 0; at + 2 < parts.length; at += 3) {
      const [names = '', facts = '', postings = ''] = parts.slice(at, at + 3)
      const [collection = '', field = ''] = JSON.parse(names) as string[]
      const fields = found.get(collection) ?? []
      found.set(collection, fields)
      fields.push([field, facts, postings])
    }
    return found
  })
  return (collection, pages) =>
    new Map(
      (byCollection().get(collection) ?? []).map(([field, facts, postings]): [string, IndexedField] => {
        const [count = 0, first = 0, objects = -1] = facts.split(' ').map(Number)
        const read = (): Postings => new Map(JSON.parse(textAt(postings)) as [string, number[]][])
        return [field, keptField({ count, first, objects: pages[objects] ?? null }, read)]
      }),
    )
}

import type { DirectiveCursor } from './directive-cursor.ts'
import { readDirectiveText } from '../directives/grammar/directive-text.ts'
import type { DirectiveReader } from '../directives/handler.ts'
import type { Request } from '../directives/kinds/registry.ts'
import type { OpenPage } from './known-site.ts'
import { noOptions, type Query } from '../listings/query.ts'

/** What a directive asks without the word at the cursor. */
export interface RowsAsked {
  /** The collection whose pages are its rows; null where it names none yet. */
  collection: string | null
  /** Null where the collection is not known. */
  query: Query | null
  /** How many words are before the cursor that are neither filter nor option. */
  words: number
  /** The options that it has. */
  given: ReadonlySet<string>
}

/** A directive of which one word is being written. */
export interface AskedDirective extends RowsAsked {
  reader: DirectiveReader<Request>
}

/** Reads a directive without the word at the cursor, as far as it can be read. */
export function rowsAsked(
  { index }: OpenPage,
  { before, behind }: DirectiveCursor,
  reader: DirectiveReader<Request>,
): RowsAsked {
  const text = before.map((word) => word.text).join(' ')
  const read = readDirectiveText(`${text} ${behind}`, 0)
  const words = readDirectiveText(text, 0)?.terms.strays.length ?? 0
  if (!read) return { collection: null, query: null, words, given: new Set() }
  const given = new Set(read.rest.flatMap(({ text: word }) => /^[a-z]+(?==)/i.exec(word)?.[0].toLowerCase() ?? []))
  const request = reader.read(read)?.request
  const query = request && queryOf(request)
  if (query) return { collection: query.collection, query, words, given }
  const collection = read.terms.strays[0]?.text.toLowerCase()
  if (collection === undefined || !index.collections.has(collection))
    return { collection: null, query: null, words, given }
  return { collection, query: { ...queryFor(collection), filters: read.terms.filters }, words, given }
}

/** The query for a directive's rows; null for one that has none. */
export function queryOf(request: Request): Query | null {
  if (request.kind === 'list') return request
  return 'rows' in request ? request.rows : null
}

function queryFor(collection: string): Query {
  return { kind: 'list', collection, source: 'collection', filters: [], switches: [], strays: [], ...noOptions }
}

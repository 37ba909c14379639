import type { NamedQuery, Query, QueryTerms } from '../types.ts'
import { readDirectiveText } from './grammar.ts'
import { directiveNames } from './names.ts'
import type { DirectiveMeaning } from './names.ts'

/** A named query, read. */
export interface NamedTerms extends DirectiveMeaning {
  terms: QueryTerms
}

/**
 * Reads the queries that a configuration names.
 *
 * @param collections names of the site's collections
 * @returns those that can be read, by the directive that asks them (`list:NAME`), and the names of those that cannot
 */
export function readNamedQueries(
  queries: ReadonlyMap<string, NamedQuery>,
  collections: readonly string[],
): { queries: Map<string, NamedTerms>; unreadable: string[] } {
  const names = directiveNames(collections)
  const read = new Map<string, NamedTerms>()
  const unreadable: string[] = []
  for (const [name, { text }] of queries) {
    const words = readDirectiveText(text, 0)
    const meaning = names.get(words?.name.text.toLowerCase() ?? '')
    if (!words || !meaning || words.findings.length > 0) unreadable.push(name)
    else read.set(`list:${name}`, { ...meaning, terms: words.terms })
  }
  return { queries: read, unreadable }
}

/** What a directive asks: for a named query its filters and the directive's own; of two equal options the directive's. */
export function mergeTerms(meaning: DirectiveMeaning, own: QueryTerms, named: NamedTerms | undefined): Query {
  const { collection, source } = meaning
  if (!named) return { kind: 'list', collection, source, ...own }
  const { terms } = named
  return {
    kind: 'list',
    collection,
    source,
    filters: [...terms.filters, ...own.filters],
    switches: [...terms.switches, ...own.switches],
    strays: [...terms.strays, ...own.strays],
    sort: own.sort.length > 0 ? own.sort : terms.sort,
    group: own.group.length > 0 ? own.group : terms.group,
    limit: own.limit ?? terms.limit,
    columns: own.columns ?? terms.columns,
    format: own.format ?? terms.format,
    empty: own.empty ?? terms.empty,
    heading: own.heading ?? terms.heading,
    interactive: own.interactive ?? terms.interactive,
  }
}

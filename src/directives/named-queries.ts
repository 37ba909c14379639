import type { NamedQuery, Template } from '../config/settings.ts'
import type { Span } from '../core/span.ts'
import { readDirectiveText } from './grammar/directive-text.ts'
import { ListNames, type ListMeaning } from './kinds/list-names.ts'
import { optionNames, type Filter, type Query, type QueryOptions, type QueryTerms } from '../listings/query.ts'
import type { Finding } from '../report/finding.ts'

/** A named query, read. */
export interface NamedTerms extends ListMeaning {
  terms: QueryTerms
  template?: Template
}

/**
 * Reads the queries that a configuration names.
 *
 * @param collections names of the site's collections
 * @returns those that can be read, by the directive that asks them (`list:NAME`), and why the others cannot, by name
 */
export function readNamedQueries(
  queries: ReadonlyMap<string, Pick<NamedQuery, 'query' | 'template'>>,
  collections: readonly string[],
): { queries: Map<string, NamedTerms>; unreadable: Map<string, Finding> } {
  const names = new ListNames(collections)
  const read = new Map<string, NamedTerms>()
  const unreadable = new Map<string, Finding>()
  for (const [name, { query, template }] of queries) {
    const words = readDirectiveText(query, 0)
    const meaning = names.meaningOf(words?.name.text.toLowerCase() ?? '')
    const [finding] = words?.findings ?? []
    if (!words || !meaning) unreadable.set(name, unknownDirective(words?.name.text ?? '', names))
    else if (finding) unreadable.set(name, finding)
    else read.set(`list:${name}`, { ...meaning, terms: words.terms, ...(template && { template }) })
  }
  return { queries: read, unreadable }
}

function unknownDirective(name: string, names: ListNames): Finding {
  return { rule: 'unknown-directive', span: null, details: { name, known: names.near(name.toLowerCase()) } }
}

/** The terms of a named query as if all of them stood where its name does: what is said of them belongs there. */
export function standingAt({ terms, ...meaning }: NamedTerms, { start, end }: Span): NamedTerms {
  const place = <Member extends Span>(member: Member): Member => ({ ...member, start, end })
  const filter = (asked: Filter): Filter => ({
    ...place(asked),
    fieldSpan: { start, end },
    values: asked.values.map(place),
    words: asked.words.map(place),
  })
  const option = (value: QueryOptions[keyof QueryOptions]): unknown => {
    if (Array.isArray(value)) return (value as Span[]).map(place)
    return typeof value === 'object' && value !== null ? place(value) : value
  }
  return {
    ...meaning,
    terms: {
      ...eachOption((name) => option(terms[name])),
      filters: terms.filters.map(filter),
      switches: terms.switches.map(place),
      strays: terms.strays.map(place),
    },
  }
}

/**
 * What a directive asks: for a named query its filters and the directive's own; of two equal options the directive's.
 */
export function mergeTerms({ collection, source }: ListMeaning, own: QueryTerms, named: NamedTerms | undefined): Query {
  if (!named) return { kind: 'list', collection, source, ...own }
  const { terms } = named
  return {
    kind: 'list',
    collection,
    source,
    ...eachOption((name) => (isGiven(own[name]) ? own[name] : terms[name])),
    filters: [...terms.filters, ...own.filters],
    switches: [...terms.switches, ...own.switches],
    strays: [...terms.strays, ...own.strays],
    ...(named.template && own.format === null && { template: named.template }),
  }
}

function eachOption(valueOf: (name: keyof QueryOptions) => unknown): QueryOptions {
  return Object.fromEntries(optionNames.map((name) => [name, valueOf(name)])) as unknown as QueryOptions
}

function isGiven(value: QueryOptions[keyof QueryOptions]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null
}

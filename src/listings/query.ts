import type { Collection } from '../config/settings.ts'
import type { Format } from '../core/listing-options.ts'
import type { Span } from '../core/span.ts'
import type { Answer } from './answer.ts'
import { chooseColumns } from './columns.ts'
import { unsortable } from './filter-diagnostics.ts'
import { applyFilter } from './filter.ts'
import { interactiveTable } from './formats/interactive.ts'
import { groupPages, sortPages } from './order.ts'
import type { Query, SortKey } from './query-terms.ts'
import type { Finding } from '../report/finding.ts'
import { intersect } from '../site/index/postings.ts'
import { valuesIn, type Page } from '../site/page.ts'

/** A collection as answering needs it: pages in file order, found by name and by field value. */
export interface QueriedCollection {
  collection: Collection
  pages: readonly Page[]
  byName: ReadonlyMap<string, readonly Page[]>
  /** The front matter fields that its pages have. */
  fields: readonly string[]
  /** Of a front matter field or a fact: value → rising positions in `pages`; undefined when no page has the field. */
  postingsOf(field: string): ReadonlyMap<string, readonly number[]> | undefined
}

/** The settings of fields as answering needs them. */
export interface QueriedFields {
  /** The name of a field by its name or an alias. */
  canonical(name: string): string
  headingOf(field: string): string | undefined
  /** A field's configured values in order, or null when it can have any. */
  valuesOf(field: string): readonly string[] | null
  /** The place of a value in that order. */
  rankOf(field: string, value: string): number | undefined
  labelOf(field: string, value: string): string
  /** What pages without a value are called. */
  noValue: string
}

/** A site as answering needs it. */
export interface QueriedSite {
  collections: ReadonlyMap<string, QueriedCollection>
  /** A page's values of a fact or a front matter field. */
  valuesOf(page: Page, field: string): readonly string[]
  /** What is known of fields beyond what pages say. */
  fields: QueriedFields
  /** Whether any page of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
  /** Whether any page of the site has this field. */
  isField(field: string): boolean
}

/**
 * Answers a list directive: which pages it lists, in order, and what was surely not meant.
 *
 * @param span where a finding about all of it belongs
 * @param page the page on which the directive stands
 */
export function answer(
  site: QueriedSite,
  asked: Query,
  span: Span,
  page: Page,
): { answer: Answer; findings: Finding[] } {
  const query = withCanonicalFields(asked, site.fields)
  const queried = site.collections.get(query.collection)
  if (!queried)
    throw new RangeError(`No collection ${query.collection}: directives are read against the same collections`)
  const { columns, findings } = chooseColumns(site, queried, query)
  const source = query.source === 'references' ? referenced(queried, page) : queried.pages
  const matching = select(site, queried, source, query, page, findings)
  // Who says what an empty listing shows knows that it can be empty.
  const isForeseen = query.empty !== null && queried.pages.length > 0
  if (matching.length === 0 && findings.length === 0 && !isForeseen)
    findings.push(emptyListing(queried, query, source, span))
  const keys = query.sort.length > 0 ? query.sort : collectionOrder(queried, query)
  findings.push(...unsortable(site, matching, [...keys, ...query.group], span))
  const pages = sortPages(site, matching, keys).slice(0, query.limit ?? undefined)
  const answered: Answer = {
    collection: queried.collection,
    columns,
    format: query.format ?? queried.collection.format,
    template:
      query.template ?? (query.format === null && !query.interactive?.isWanted ? queried.collection.template : null),
    pages,
    groups: groupPages(site, pages, query.group),
    heading: query.heading || null,
    empty: query.empty ?? queried.collection.empty,
    interactive: null,
  }
  const isWanted = query.interactive?.isWanted ?? queried.collection.interactive.always
  if (isWanted && answered.format === 'table' && !answered.template)
    answered.interactive = interactiveTable(site, answered)
  else if (query.interactive?.isWanted) findings.push(unsuitable(query.interactive, answered.format))
  return { answer: answered, findings }
}

function unsuitable({ start, end }: Span, format: Format): Finding {
  return { rule: 'unsuitable-option', span: { start, end }, details: { option: 'interactive', format } }
}

/** A collection's own order; pages that a page names keep its order. */
function collectionOrder({ collection }: QueriedCollection, { source }: Query): SortKey[] {
  if (source === 'references') return []
  return collection.sort.map((key) => ({
    text: key.replace(/^-/, ''),
    isDescending: key.startsWith('-'),
    start: 0,
    end: 0,
  }))
}

/** The pages that a page's own front matter names, in its order, each once. */
function referenced({ collection, byName }: QueriedCollection, page: Page): Page[] {
  const values = valuesIn(page, collection.reference_field)
  return [...new Set(values.flatMap(({ text }) => byName.get(text) ?? []))]
}

/** Those of the pages for which every filter holds. */
function select(
  site: QueriedSite,
  queried: QueriedCollection,
  pages: readonly Page[],
  query: Query,
  page: Page,
  findings: Finding[],
): readonly Page[] {
  if (query.filters.length === 0) return pages
  const matches = query.filters.map((filter) => applyFilter(site, queried, filter, page))
  findings.push(...matches.flatMap((match) => match.findings))
  const wanted = matches.filter(({ isNegated }) => !isNegated).map(({ positions }) => positions)
  const candidates = wanted.length > 0 ? intersect(wanted) : [...queried.pages.keys()]
  const unwanted = new Set(matches.filter(({ isNegated }) => isNegated).flatMap(({ positions }) => positions))
  const matching = candidates.flatMap((position) => (unwanted.has(position) ? [] : (queried.pages[position] ?? [])))
  if (pages === queried.pages) return matching
  const set = new Set(matching)
  return pages.filter((candidate) => set.has(candidate))
}

function emptyListing(
  { collection, pages: all }: QueriedCollection,
  query: Query,
  listed: readonly Page[],
  span: Span,
): Finding {
  const { name, reference_field: field } = collection
  const pages =
    collection.data === null
      ? [...collection.pages, ...collection.exclude.map((glob) => `!${glob}`)]
      : [collection.data]
  const isFolder = pages.join().toLowerCase() === `**/${name}/**`
  const noReferences = query.source === 'references' && listed.length === 0
  const reason = all.length === 0 ? (isFolder ? 'no-pages' : 'no-members') : noReferences ? 'no-references' : 'no-match'
  return { rule: 'empty-listing', span, details: { collection: name, field, reason, pages } }
}

/** A query in which every field has its own name, not an alias. */
export function withCanonicalFields(query: Query, { canonical }: QueriedFields): Query {
  const word = <Member extends { text: string }>(member: Member): Member => ({
    ...member,
    text: canonical(member.text),
  })
  const field = <Member extends { field: string }>(member: Member): Member => ({
    ...member,
    field: canonical(member.field),
  })
  return {
    ...query,
    filters: query.filters.map(field),
    switches: query.switches.map(field),
    sort: query.sort.map(word),
    group: query.group.map(word),
    columns: query.columns?.map(word) ?? null,
  }
}

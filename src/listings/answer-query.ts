import type { Answer } from './answer.ts'
import { chooseColumns } from './columns.ts'
import { readSortKey } from '../config/field-names.ts'
import type { Collection, Column } from '../config/settings.ts'
import type { Span } from '../core/span.ts'
import { diagnoseOrder } from './filter-diagnostics.ts'
import { applyFilter } from './filter.ts'
import { count } from './formats/count.ts'
import { formatNamed } from './formats/registry.ts'
import { templateFormat } from './formats/template.ts'
import { hasFilters, interactiveTable } from './interactive.ts'
import { groupPages, sortPages } from './order.ts'
import type { Query, SortKey } from './query.ts'
import type { Finding } from '../report/finding.ts'
import { shorten, shownPages } from './shorten.ts'
import { computedFields } from '../site/computed-fields.ts'
import type { Fields } from '../site/fields.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import { renamedMembers } from '../site/index/new-names.ts'
import { intersect } from '../site/index/postings.ts'
import { fieldsBetween, namedPages } from '../site/index/relations.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldOf, pathsIn, type Page } from '../site/page.ts'
import { insteadOfPages } from '../site/unread-pages.ts'

/**
 * Answers a query: which pages it lists, in order, and what in it is probably a mistake.
 *
 * @param span where a finding about all of it belongs
 * @param page the page on which the directive is
 */
export function answerQuery(
  index: SiteIndex,
  asked: Query,
  span: Span,
  page: Page,
): { answer: Answer; findings: Finding[] } {
  const query = withCanonicalFields(asked, index.fields)
  const queried = index.collections.get(query.collection)
  if (!queried)
    throw new RangeError(`No collection ${query.collection}: directives are read against the same collections`)
  const { collection } = queried
  const format = formatNamed(query.format ?? collection.format)
  const { columns, findings } = chooseColumns(index, queried, query, format)
  findings.push(...objectValues(queried, query, columns, span), ...unknownLocale(index, query))
  const source = listedBy(index, queried, query, page)
  const matching = select(index, queried, source, query, page, findings)
  // Who says what an empty listing shows knows that it can be empty.
  const isForeseen = query.empty !== null && queried.pages.length > 0
  if (matching.length === 0 && findings.length === 0 && !isForeseen)
    findings.push(
      renamedFolder(index, collection.name, query.empty, span) ?? emptyListing(index, queried, query, source, span),
    )
  const keys = query.sort.length > 0 ? query.sort : collectionOrder(queried, query)
  findings.push(...diagnoseOrder(index, matching, [...keys, ...query.group], span))
  const pages = sortPages(index, matching, keys).slice(0, query.limit ?? undefined)
  const { shortened, findings: shortening } = shorten(index, query, page)
  findings.push(...shortening)
  const template =
    query.template ?? (query.format === null && !query.interactive?.isWanted ? collection.template : null)
  const answer: Answer = {
    collection,
    columns,
    format: template ? templateFormat(template) : format,
    pages,
    order: keys,
    groups: groupPages(index, pages, query.group, keys),
    shortened,
    heading: query.heading || null,
    empty: query.empty ?? collection.empty,
    saysEmpty: query.empty !== null,
    interactive: null,
  }
  const isWanted = query.interactive?.isWanted ?? isUsuallyInteractive(query, collection)
  if (isWanted && answer.format.canBeInteractive) {
    const isSearchable = !query.switches.some(({ show, field }) => !show && field === 'search')
    const table = interactiveTable(index, { ...answer, pages: shownPages(answer) }, isSearchable)
    // On the sites whose hook had it, `no-search` took the search field away, and left the filters of the columns shown.
    if (isSearchable || query.interactive || hasFilters(table)) answer.interactive = table
  } else if (query.interactive?.isWanted) findings.push(unsuitable('interactive', query.interactive, format.name))
  const [column] = query.columns ?? []
  if (column && answer.format === count) findings.push(unsuitable('columns', column, format.name))
  if (query.first && answer.format === count) findings.push(unsuitable('first', query.first, format.name))
  return { answer, findings }
}

/** Whether a collection's tables are interactive where a directive does not say. */
function isUsuallyInteractive({ source }: Query, { interactive }: Pick<Collection, 'interactive'>): boolean {
  return interactive.always && (interactive.related || source !== 'references')
}

/**
 * The pages for which all filters of a query hold, in the order of their collection.
 *
 * @param page the page on which the directive is
 */
export function matchingPages(index: SiteIndex, asked: Query, page: Page): readonly Page[] {
  const query = withCanonicalFields(asked, index.fields)
  const queried = index.collections.get(query.collection)
  return queried ? select(index, queried, listedBy(index, queried, query, page), query, page, []) : []
}

/** Each field that a query shows or compares and that holds an object, or a list in a list, in some page. */
function objectValues(queried: CollectionIndex, query: Query, columns: readonly Column[], whole: Span): Finding[] {
  const asked = new Map<string, Span>(columns.map(({ field }) => [field, whole]))
  for (const { text, ...span } of [...query.sort, ...query.group, ...(query.columns ?? [])]) asked.set(text, span)
  for (const { field, fieldSpan } of query.filters) asked.set(field, fieldSpan)
  return [...asked].flatMap(([field, { start, end }]): Finding[] => {
    const page = computedFields.includes(field) ? null : queried.objectsIn(field)
    const written = page && fieldOf(page.frontMatter, field)
    if (!page || !written) return []
    const details = { field, path: page.path, parts: pathsIn(written), isList: written.parts?.length === 0 }
    const related = [{ file: page, span: written.key, note: 'value' as const }]
    return [{ rule: 'object-value', span: { start, end }, details, related }]
  })
}

/** A language that the site does not have. */
function unknownLocale({ site }: SiteIndex, { locale }: Query): Finding[] {
  const known = site.config.translations?.languages ?? []
  if (locale === null || known.includes(locale.text)) return []
  const { text: value, start, end } = locale
  const details = { option: 'locale', value, expected: 'locale' as const, known }
  return [{ rule: 'invalid-option', span: { start, end }, details }]
}

function unsuitable(option: string, { start, end }: Span, format: string): Finding {
  return { rule: 'unsuitable-option', span: { start, end }, details: { option, format } }
}

/** A collection's own order; pages that a page names keep its order. */
function collectionOrder({ collection }: CollectionIndex, { source }: Query): SortKey[] {
  if (source === 'references') return []
  return collection.sort.map((key) => {
    const { field, ...order } = readSortKey(key)
    return { ...order, text: field, start: 0, end: 0 }
  })
}

function listedBy(index: SiteIndex, queried: CollectionIndex, { source }: Query, page: Page): readonly Page[] {
  return source === 'references' ? referenced(index, queried, page) : queried.pages
}

/**
 * The pages that a page's own front matter names, in its order, each once. Where collections are related over several steps
 * only, those to which these lead.
 */
function referenced(index: SiteIndex, queried: CollectionIndex, page: Page): Page[] {
  const { relations, site } = index
  const { name } = queried.collection
  const owns = index.collectionsOf(page)
  const over = owns.filter(({ collection }) => relations.isOverSteps(collection.name, name))
  if (over.length > 0)
    return [...new Set(over.flatMap(({ collection }) => [...relations.between(collection.name, name).of(page).keys()]))]
  const fields = owns.flatMap((own) => fieldsBetween(own, queried, site.config.relations))
  const asked = new Set(fields.length > 0 ? fields : [queried.collection.reference_field])
  return [...new Set([...asked].flatMap((field) => namedPages(page, field, [queried])))]
}

/** Those of the pages for which every filter holds. */
function select(
  index: SiteIndex,
  queried: CollectionIndex,
  pages: readonly Page[],
  query: Query,
  page: Page,
  findings: Finding[],
): readonly Page[] {
  if (query.filters.length === 0) return pages
  const matches = query.filters.map((filter) => applyFilter(index, queried, filter, page))
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
  { site }: SiteIndex,
  { collection, pages: all }: CollectionIndex,
  query: Query,
  listed: readonly Page[],
  span: Span,
): Finding {
  const { name, reference_field: field } = collection
  const pages =
    collection.data === null ? [...collection.pages, ...collection.exclude.map((glob) => `!${glob}`)] : collection.data
  const isFolder = pages.join().toLowerCase() === `**/${name}/**`
  const noReferences = query.source === 'references' && listed.length === 0
  const reason = all.length === 0 ? (isFolder ? 'no-pages' : 'no-members') : noReferences ? 'no-references' : 'no-match'
  const instead = all.length === 0 && collection.data === null ? insteadOfPages(site, collection) : {}
  return { rule: 'empty-listing', span, details: { collection: name, field, reason, pages, ...instead } }
}

/**
 * Says that a collection has no pages any more because its folder was renamed: then nothing is listed, which is meant only
 * where a directive says so.
 *
 * @param empty what the directive shows when there is nothing to list, if it says that
 */
export function renamedFolder(index: SiteIndex, name: string, empty: string | null, span: Span): Finding | null {
  const queried = index.collections.get(name)
  if (!queried || queried.pages.length > 0 || queried.collection.data !== null || empty !== null) return null
  const members = renamedMembers(index.renames(), queried)
  if (!members) return null
  const { from, to, pages } = members
  return { rule: 'renamed-folder', span, details: { collection: name, from, to, count: pages.length } }
}

/** A query in which every field has its own name, not an alias. */
export function withCanonicalFields(query: Query, { canonical }: Fields): Query {
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

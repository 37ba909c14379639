import { spanOf, type Span } from '../../core/span.ts'
import type { DirectivePlace } from '../handler.ts'
import { answerQuery, renamedFolder } from '../../listings/answer-query.ts'
import type { Answer, DirectiveAnswer, Listing } from '../../listings/answer.ts'
import { heading, paragraph, text } from '../../listings/nodes.ts'
import { noOptions, type Query } from '../../listings/query.ts'
import type { Finding } from '../../report/finding.ts'
import { siteWords } from '../../report/messages/languages.ts'
import type { Oversize } from '../../report/rule-details.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import { emptyPage, type Page } from '../../site/page.ts'

/** The answer to the query that gives a directive its rows, and where findings about all of it belong. */
export interface Rows {
  found: Answer
  findings: Finding[]
  span: Span
}

/**
 * Queries the rows of a directive that is on a page.
 *
 * @param other the collection to whose pages they are related; what else it may name is none
 */
export function queryRows(
  index: SiteIndex,
  rows: Query,
  { comment }: DirectivePlace,
  page: Page,
  other = rows.collection,
): Rows {
  const span = spanOf(comment)
  const { answer: found, findings } = answerQuery(index, rows, span, page)
  const moved = other === rows.collection ? null : renamedFolder(index, other, rows.empty, span)
  const said = findings.map((finding) => withOptions(finding, rows.ownOptions ?? []))
  return { found, findings: moved ? [...said, moved] : said, span }
}

/** A field that no page has can be a misspelt option: `vai=acts`. */
function withOptions(finding: Finding, options: readonly string[]): Finding {
  if (finding.rule !== 'unknown-field') return finding
  return { ...finding, details: { ...finding.details, known: [...finding.details.known, ...options] } }
}

/** A page, and those pages of an answer that are related to it. */
export interface RelatedPage {
  page: Page
  related: Set<Page>
}

/** The pages of another collection that are related to some page of an answer, in that collection's order. */
export function relatedPages(
  index: SiteIndex,
  { collection, pages }: Answer,
  other: string,
  via: readonly string[],
): RelatedPage[] {
  const relation = index.relations.between(collection.name, other, via)
  const related = new Map<Page, Set<Page>>()
  for (const page of pages)
    for (const target of relation.of(page).keys()) related.set(target, (related.get(target) ?? new Set()).add(page))
  return wholeCollection(index, other).flatMap((page) => {
    const having = related.get(page)
    return having ? [{ page, related: having }] : []
  })
}

/** No filter of it asks for the page on which it is. */
function wholeCollection(index: SiteIndex, collection: string): readonly Page[] {
  const terms = { filters: [], switches: [], strays: [], ...noOptions }
  const query: Query = { kind: 'list', collection, source: 'collection', ...terms }
  return answerQuery(index, query, { start: 0, end: 0 }, emptyPage).answer.pages
}

type Blocks = Extract<Listing, { kind: 'blocks' }>

/** Blocks below the heading that a directive asks for. */
export function blocks({ heading: title }: Answer, { comment }: DirectivePlace, nodes: Blocks['nodes']): Blocks {
  return { kind: 'blocks', nodes: title === null ? nodes : [heading(title, comment.headingDepth), ...nodes] }
}

/** The sentence that is shown when there is nothing to list. */
export function emptyListing({ found, findings }: Rows, place: DirectivePlace): DirectiveAnswer {
  return { listing: blocks(found, place, [paragraph([text(found.empty)])]), findings }
}

/** A sentence in place of a listing that would be too large, and a finding. */
export function oversized(index: SiteIndex, rows: Rows, place: DirectivePlace, size: Oversize): DirectiveAnswer {
  const { found, findings, span } = rows
  const sentence = text(siteWords(index.site.config.language).oversized(size))
  const finding: Finding = { rule: 'oversized-listing', span, details: { name: place.name, ...size } }
  return { listing: blocks(found, place, [paragraph([sentence])]), findings: [...findings, finding] }
}

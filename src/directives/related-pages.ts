import type { SiteConfig } from '../config/settings.ts'
import { spanOf, type Span } from '../core/span.ts'
import type { Directive } from './directive.ts'
import type { Answer, Answered, Listing } from '../listings/answer.ts'
import type { Cells } from '../listings/formats/table.ts'
import { heading, paragraph, text } from '../listings/nodes.ts'
import type { Query } from '../listings/query-terms.ts'
import { answer, type QueriedSite } from '../listings/query.ts'
import type { Finding } from '../report/finding.ts'
import type { Oversize } from '../report/rules.ts'
import { siteWords } from '../report/messages/languages.ts'
import type { Page } from '../site/page.ts'

/** A site as answers about two collections need it. */
export interface RelatedSite {
  queried: QueriedSite
  language: SiteConfig['language']
  /** Which pages of a collection are related to which of another. */
  relation(from: string, to: string): { of(page: Page): ReadonlyMap<Page, unknown> }
  /** The content of cells in a listing on a page. */
  cellsOn(page: Page): Cells
  /** The address of a page in the built site, seen from another page; null for a record that has none. */
  addressOn(page: Page): (target: Page) => string | null
}

/** The answer to the query that gives a directive its rows, and where findings about all of it belong. */
export interface Rows {
  found: Answer
  findings: Finding[]
  span: Span
}

/** Asks for the rows of a directive that stands on a page. */
export function askRows({ queried }: RelatedSite, rows: Query, { comment }: Directive, page: Page): Rows {
  const span = spanOf(comment)
  const { answer: found, findings } = answer(queried, rows, span, page)
  return { found, findings, span }
}

/** A page, and those pages of an answer that are related to it. */
export interface RelatedPage {
  page: Page
  related: Set<Page>
}

/** The pages of another collection that are related to some page of an answer, in that collection's order. */
export function relatedPages(site: RelatedSite, { collection, pages }: Answer, other: string): RelatedPage[] {
  const relation = site.relation(collection.name, other)
  const related = new Map<Page, Set<Page>>()
  for (const page of pages)
    for (const target of relation.of(page).keys()) related.set(target, (related.get(target) ?? new Set()).add(page))
  return wholeCollection(site, other).flatMap((page) => {
    const having = related.get(page)
    return having ? [{ page, related: having }] : []
  })
}

function wholeCollection({ queried }: RelatedSite, collection: string): readonly Page[] {
  const lists = { filters: [], switches: [], strays: [], sort: [], group: [] }
  const options = { limit: null, columns: null, format: null, empty: null, heading: null, interactive: null }
  const query: Query = { kind: 'list', collection, source: 'collection', ...lists, ...options }
  // No filter asks for the page on which it stands.
  const nowhere: Page = { path: '', source: '', hasBom: false, frontMatter: { end: 0, fields: new Map() } }
  return answer(queried, query, { start: 0, end: 0 }, nowhere).answer.pages
}

type Blocks = Extract<Listing, { kind: 'blocks' }>

/** Blocks below the heading that a directive asks for. */
export function blocks({ heading: title }: Answer, { comment }: Directive, nodes: Blocks['nodes']): Blocks {
  return { kind: 'blocks', nodes: title === null ? nodes : [heading(title, comment.headingDepth), ...nodes] }
}

/** The sentence that stands where there is nothing to list. */
export function nothing({ found, findings }: Rows, directive: Directive): Answered {
  return { listing: blocks(found, directive, [paragraph([text(found.empty)])]), findings }
}

/** A sentence in place of a listing that would be too large, and a finding. */
export function oversized(site: RelatedSite, rows: Rows, directive: Directive, size: Oversize): Answered {
  const { found, findings, span } = rows
  const sentence = text(siteWords(site.language).oversized(size))
  const finding: Finding = { rule: 'oversized-listing', span, details: { name: directive.name, ...size } }
  return { listing: blocks(found, directive, [paragraph([sentence])]), findings: [...findings, finding] }
}

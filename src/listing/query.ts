import type { Answer, Directive, Finding, Page } from '../types.ts'
import { chooseColumns } from './columns.ts'
import { applyFilter } from './filter.ts'
import { intersect } from './postings.ts'

/** A collection as answering needs it: pages in file order, found by name and by field value. */
export interface QueriedCollection {
  collection: Answer['collection']
  pages: readonly Page[]
  byName: ReadonlyMap<string, readonly Page[]>
  /** Field → value → positions in `pages`, rising. */
  postings: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>
}

/** A site as answering needs it. */
export interface QueriedSite {
  collections: ReadonlyMap<string, QueriedCollection>
  /** Whether any page of the site has this value in this field, or is named by it. */
  namesSomething(field: string, value: string): boolean
}

/**
 * Answers a directive: which pages it lists, in order, and what was surely not meant.
 *
 * @param page the page on which the directive stands
 */
export function answer(site: QueriedSite, directive: Directive, page: Page): { answer: Answer; findings: Finding[] } {
  const { query } = directive
  const queried = site.collections.get(query.collection)
  if (!queried) throw new RangeError(`No collection ${query.collection}: directives are read against the same collections`)
  const { columns, findings } = chooseColumns(queried, query)
  const matches = query.filters.map((filter) => applyFilter(site, queried, filter))
  findings.push(...matches.flatMap((match) => match.findings))
  const pages = query.source === 'references' ? referenced(queried, page) : queried.pages
  const rows = matches.length === 0 ? pages : select(queried, pages, intersect(matches.map((match) => match.positions)))
  if (rows.length === 0 && findings.length === 0) findings.push(emptyListing(queried, directive, pages))
  return { answer: { collection: queried.collection, columns, pages: [...rows] }, findings }
}

/** The pages that a page's own front matter names, in its order, each once. */
function referenced({ collection, byName }: QueriedCollection, page: Page): Page[] {
  const values = page.frontMatter.fields.get(collection.referenceField)?.values ?? []
  return [...new Set(values.flatMap(({ text }) => byName.get(text) ?? []))]
}

function select({ pages: all }: QueriedCollection, pages: readonly Page[], positions: readonly number[]): Page[] {
  const matching = positions.flatMap((position) => all[position] ?? [])
  if (pages === all) return matching
  const wanted = new Set(matching)
  return pages.filter((page) => wanted.has(page))
}

function emptyListing({ collection, pages: all }: QueriedCollection, directive: Directive, pages: readonly Page[]): Finding {
  const noReferences = directive.query.source === 'references' && pages.length === 0
  const reason = all.length === 0 ? 'no-pages' : noReferences ? 'no-references' : 'no-match'
  const details = { collection: collection.name, field: collection.referenceField, reason } as const
  return { rule: 'empty-listing', span: directive.comment, details }
}

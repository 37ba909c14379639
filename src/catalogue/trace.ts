import { notTooLarge, shownPathFrom, spreadsheetAnswer } from './answer.ts'
import { once } from '../core/memoize.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { linkBetween } from '../listings/link.ts'
import { serialize } from '../markdown/stringify/stringify.ts'
import { getMessages, siteWords } from '../report/messages/languages.ts'
import { titleOf } from '../site/computed-fields.ts'
import { indexLanguages } from '../site/index/language-indexes.ts'
import type { NamedBy } from '../site/index/relations.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { firstText, type Page } from '../site/page.ts'
import { readSite, type SiteOptions } from '../site/site.ts'
import {
  relationTables,
  traceAsCsv,
  traceAsHtml,
  traceAsJson,
  traceSheet,
  type RelatedPage,
  type TraceFormat,
  type TracedPage,
  type TracedRelation,
} from './trace-formats.ts'

/** What is to be traced, and how it is printed. */
export interface TraceOptions extends SiteOptions {
  format: TraceFormat
}

/**
 * Prints which pages of a site's collections are related to which of the others, both ways.
 *
 * @throws SetupError when there is no site, or pages are related to too many over several steps
 */
export async function trace({
  format,
  ...options
}: TraceOptions): Promise<{ answer: string | Uint8Array; note?: string }> {
  const site = readSite(options, schemaNames)
  const index = indexLanguages(site).in(null)
  const shownPath = shownPathFrom(options.cwd, site)
  const relations = notTooLarge(() => tracedRelations(index, shownPath))
  const none = relations.length === 0 ? { note: getMessages(site.config.messages).commands.noRelations } : {}
  const words = siteWords(index.site.config.language)
  switch (format) {
    case 'json':
      return { answer: traceAsJson(relations), ...none }
    case 'csv':
      return { answer: traceAsCsv(relations), ...none }
    case 'md':
      return { answer: `${serialize(relationTables(relations, words, (path) => linkBetween('', path)))}\n`, ...none }
    case 'html':
      return { answer: traceAsHtml(relations, words, index.site.config.language), ...none }
    case 'xlsx':
    case 'ods':
      return { ...(await spreadsheetAnswer(traceSheet(relations), format, site.config.messages)), ...none }
  }
}

/** Every pair of collections of which pages are related, there and back, in the order of the configuration. */
function tracedRelations(index: SiteIndex, shownPath: (page: Page) => string): TracedRelation[] {
  const toTraced = once((page: Page): TracedPage => {
    return { path: shownPath(page), id: firstText(page, 'id') ?? null, title: titleOf(page) }
  })
  const names = [...index.collections.keys()]
  const pairs = names.flatMap((name, rank) => names.slice(rank).map((other) => [name, other] as const))
  return pairs.flatMap(([from, to]) => {
    const there = tracedRelation(index, from, to, toTraced)
    if (there.related === 0) return []
    return [there, from === to ? wayBack(there) : tracedRelation(index, to, from, toTraced)]
  })
}

function tracedRelation(
  index: SiteIndex,
  from: string,
  to: string,
  toTraced: (page: Page) => TracedPage,
): TracedRelation {
  const relation = index.relations.between(from, to)
  const pages = index.collections.get(from)?.pages ?? []
  const rows = pages.map((page) => ({
    ...toTraced(page),
    related: [...relation.of(page)].map(([other, namedBy]) => ({
      ...toTraced(other),
      stated_by: statedBy(namedBy),
    })),
  }))
  return {
    from,
    to,
    inverse: false,
    pages: rows.length,
    related: rows.filter((row) => row.related.length > 0).length,
    rows,
  }
}

function statedBy({ from, to }: NamedBy): RelatedPage['stated_by'] {
  if (from) return to ? 'both' : 'page'
  return to ? 'related' : 'others'
}

/** Of a collection that is related to itself: the pages that name each page. */
function wayBack({ rows, ...relation }: TracedRelation): TracedRelation {
  const naming = new Map<string, RelatedPage[]>()
  const add = (path: string, page: RelatedPage): void => {
    const known = naming.get(path)
    if (known) known.push(page)
    else naming.set(path, [page])
  }
  for (const { related, ...page } of rows) for (const { path } of related) add(path, { ...page, stated_by: 'related' })
  const back = rows.map((row) => ({ ...row, related: naming.get(row.path) ?? [] }))
  return { ...relation, inverse: true, related: naming.size, rows: back }
}

import { join } from 'node:path'
import {
  relationTables,
  traceAsCsv,
  traceAsHtml,
  traceAsJson,
  type TraceFormat,
  type TracedPage,
  type TracedRelation,
} from './trace-formats.ts'
import { posixRelative } from '../core/paths.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { linkBetween } from '../listings/link.ts'
import { serialize } from '../markdown/stringify/stringify.ts'
import { siteWords } from '../report/messages/languages.ts'
import { titleOf } from '../site/computed-fields.ts'
import { indexSite, type SiteIndex } from '../site/index/site-index.ts'
import { firstText, type Page } from '../site/page.ts'
import { readSite, type SiteOptions } from '../site/site.ts'

/** What is to be traced, and how it is printed. */
export interface TraceOptions extends SiteOptions {
  format: TraceFormat
}

/**
 * Prints which pages of a site's collections are related to which of the others, both ways.
 *
 * @throws SetupError when there is no site
 */
export function trace({ format, ...options }: TraceOptions): string {
  const site = readSite(options, schemaNames)
  const index = indexSite(site)
  const shownPath = (page: Page): string => posixRelative(options.cwd, join(site.docsDir, page.path))
  const relations = tracedRelations(index, shownPath)
  const words = siteWords(site.config.language)
  switch (format) {
    case 'json':
      return traceAsJson(relations)
    case 'csv':
      return traceAsCsv(relations)
    case 'md':
      return `${serialize(relationTables(relations, words, (path) => linkBetween('', path)))}\n`
    case 'html':
      return traceAsHtml(relations, words, site.config.language)
  }
}

/** Every pair of collections of which pages are related, there and back, in the order of the configuration. */
function tracedRelations(index: SiteIndex, shownPath: (page: Page) => string): TracedRelation[] {
  const names = [...index.collections.keys()]
  const pairs = names.flatMap((name, rank) => names.slice(rank).map((other) => [name, other] as const))
  return pairs.flatMap(([from, to]) => {
    const there = tracedRelation(index, from, to, shownPath)
    if (there.related === 0) return []
    return from === to ? [there] : [there, tracedRelation(index, to, from, shownPath)]
  })
}

function tracedRelation(index: SiteIndex, from: string, to: string, shownPath: (page: Page) => string): TracedRelation {
  const relation = index.relation(from, to)
  const toTraced = (page: Page): TracedPage => ({
    path: shownPath(page),
    id: firstText(page, 'id') ?? null,
    title: titleOf(page),
  })
  const pages = index.collections.get(from)?.pages ?? []
  const rows = pages.map((page) => ({
    ...toTraced(page),
    related: [...relation.of(page)].map(([other, namedBy]) => ({
      ...toTraced(other),
      stated_by: namedBy.from ? (namedBy.to ? ('both' as const) : ('page' as const)) : ('related' as const),
    })),
  }))
  return { from, to, pages: rows.length, related: rows.filter((row) => row.related.length > 0).length, rows }
}

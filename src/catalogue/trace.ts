import { join, relative, sep } from 'node:path'
import {
  relationTables,
  traceAsCsv,
  traceAsHtml,
  traceAsJson,
  type TraceFormat,
  type TracedPage,
  type TracedRelation,
} from './trace-formats.ts'
import { linkBetween } from '../listings/link.ts'
import { indexReadSite, type IndexedSite } from '../listings/queried-site.ts'
import { serialize } from '../markdown/stringify/stringify.ts'
import { siteWords } from '../report/messages/languages.ts'
import { firstText, type Page } from '../site/page.ts'
import { loadSite } from '../site/site.ts'

/** What is to be traced, and how it is printed. */
export interface TraceOptions {
  /** Absolute path of the folder in which `mkdocs.yml` is looked for. */
  cwd: string
  /** Another `mkdocs.yml`, relative to `cwd`. */
  configFile?: string
  /** Whether `docs_dir` and `INHERIT` may lead out of the repository. */
  allowOutside?: boolean
  format: TraceFormat
}

/**
 * Prints which pages of a site's collections are related to which of the others, both ways.
 *
 * @throws SetupError when there is no site
 */
export function trace({ cwd, configFile, allowOutside, format }: TraceOptions): string {
  const site = loadSite(cwd, configFile, allowOutside)
  const indexed = indexReadSite(site)
  const shownPath = (page: Page): string => relative(cwd, join(site.docsDir, page.path)).split(sep).join('/')
  const relations = tracedRelations(indexed, shownPath)
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
function tracedRelations(site: IndexedSite, shownPath: (page: Page) => string): TracedRelation[] {
  const names = [...site.queried.collections.keys()]
  const pairs = names.flatMap((name, index) => names.slice(index).map((other) => [name, other] as const))
  return pairs.flatMap(([from, to]) => {
    const there = tracedRelation(site, from, to, shownPath)
    if (there.related === 0) return []
    return from === to ? [there] : [there, tracedRelation(site, to, from, shownPath)]
  })
}

function tracedRelation(
  site: IndexedSite,
  from: string,
  to: string,
  shownPath: (page: Page) => string,
): TracedRelation {
  const relation = site.relation(from, to)
  const { titleOf } = site.cellsOn({ path: '', source: '', hasBom: false, frontMatter: { end: 0, fields: new Map() } })
  const toTraced = (page: Page): TracedPage => ({
    path: shownPath(page),
    id: firstText(page, 'id') ?? null,
    title: titleOf(page),
  })
  const pages = site.queried.collections.get(from)?.pages ?? []
  const rows = pages.map((page) => ({
    ...toTraced(page),
    related: [...relation.of(page)].map(([other, namedBy]) => ({
      ...toTraced(other),
      stated_by: namedBy.from ? (namedBy.to ? ('both' as const) : ('page' as const)) : ('related' as const),
    })),
  }))
  return { from, to, pages: rows.length, related: rows.filter((row) => row.related.length > 0).length, rows }
}

import { join, resolve } from 'node:path'
import { hashOf, type Comparison } from './cache-inputs.ts'
import { changedPages, collectFindings } from '../collect-findings.ts'
import { lazy } from '../../core/memoize.ts'
import { comparePaths, posixRelative } from '../../core/paths.ts'
import { deliver } from '../deliver.ts'
import type { Request } from '../../directives/kinds/registry.ts'
import { siteQueries, type SiteQueries } from '../../directives/site-queries.ts'
import { expandPages } from '../expand-pages.ts'
import { isPage } from '../../files/file-names.ts'
import type { FileAccess } from '../../files/file-access.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { ownRules } from './live-check.ts'
import { reachOf } from './reach.ts'
import type { CachedResult } from './read-cache.ts'
import { reportResults, type RunResult } from '../report-results.ts'
import type { Diagnostic } from '../../report/diagnostic.ts'
import type { RunOptions } from '../run-options.ts'
import { siteContext } from '../site-context.ts'
import type { SiteRecords } from './site-records.ts'
import { frontMatterRules, type FrontMatterRules } from '../../site/front-matter.ts'
import { indexLanguages } from '../../site/index/language-indexes.ts'
import { fieldNames, type Page } from '../../site/page.ts'
import { replacePages, type ReplacedPage } from '../../site/replace-pages.ts'
import { readIndexEntry } from '../../site/shards/index-lines.ts'
import { fileText, readPage, readSettings, ruledBy, type Site } from '../../site/site.ts'

/** A file is not what it was when the run began. */
class ChangedMeanwhile extends Error {}

/**
 * Does a run after some pages changed, from what was kept of an earlier one: the pages that changed, and those that the
 * change can reach, are expanded; of all others holds what was found then. A page that was kept is read when somebody looks
 * into it, and the fields of collections are those that were kept.
 *
 * @param kept what was found in the earlier run
 * @returns null where all is to be read; nothing has been written then
 */
export function runOnChanges(
  options: RunOptions,
  comparison: Comparison,
  records: SiteRecords,
  kept: CachedResult,
  access: FileAccess,
): RunResult | null {
  const { cwd, verb, force = false } = options
  const settings = readSettings({ ...options, access }, schemaNames)
  if (!isSimple(settings, comparison)) return null
  try {
    const { before, after, replaced } = bothStates(settings, comparison, records)
    if (!before || !after) return null
    const { site } = after.indexes
    const paths = pathsToExpand(before, after, records, replaced, keptPaths(kept, cwd, site))
    if (!paths) return null
    if (verb !== 'check') for (const path of kept.changed) paths.add(pagePath(path, cwd, site))
    const context = siteContext(site, after, { verb, force })
    const selected = {
      context,
      pages: site.pages.filter(({ path }) => paths.has(path)),
      isSelected: (path: string) => paths.has(path),
    }
    // Reading them gives what is wrong with their front matter, too.
    for (const { source } of selected.pages) void source
    const expanded = expandPages(selected.pages, context)
    const findings = collectFindings(selected, expanded)
    // What a list needs of the site is said once, at the first page that lacks it.
    if (findings.otherFiles.length > 0) return null
    const changed = changedPages(selected, expanded, findings)
    const failures = deliver(site, changed, options)
    return merge(kept, reportResults(cwd, context, findings, changed, failures, expanded), paths, cwd, site)
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return null
    throw error
  }
}

/** Whether pages tell all by what is kept of them. */
function isSimple({ config, records, glossary }: Site, { names }: Comparison): boolean {
  const { collections, relations, rules, translations } = config
  return (
    translations === null &&
    relations.length === 0 &&
    records.size === 0 &&
    glossary.faulty.length === 0 &&
    (rules.get('cycle') ?? 'off') === 'off' &&
    collections.every(({ where, key }) => where.size === 0 && key === null) &&
    names.files.every(({ finding, real }) => !finding && real === null)
  )
}

/** The site as it was kept and as it is now; nothing where they differ by more than can be followed. */
function bothStates(
  settings: Site,
  { names, changed }: Comparison,
  { pages, index }: SiteRecords,
): { before?: SiteQueries; after?: SiteQueries; replaced: ReadonlyMap<Page, Page> } {
  const rules = frontMatterRules(settings.config)
  const findings: Site['findings'] = new Map()
  const now = new Map<string, ReplacedPage>()
  const replaced = new Map<Page, Page>()
  const earlier: Page[] = []
  for (const path of names.files.map((file) => file.path).filter(isPage)) {
    const file = join(settings.docsDir, path)
    const record = pages.get(file)
    if (!record) return { replaced }
    const content = changed.get(file)
    if (content === undefined) {
      earlier.push(keptPage(settings, path, rules, record.content, findings))
      continue
    }
    const before = readIndexEntry(record.line, rules)
    const read = readPage(settings, path, rules)
    if (!before || !read.page || contentOf(read.page) !== content) return { replaced }
    replaced.set(before, read.page)
    now.set(path, read)
    earlier.push(before)
  }
  earlier.sort((a, b) => comparePaths(a.path, b.path))
  const otherFiles = names.files.map(({ path }) => path).filter((path) => !isPage(path))
  const site: Site = {
    ...settings,
    findings,
    untidy: names.untidy,
    pages: earlier,
    otherFiles: otherFiles.sort(comparePaths),
  }
  const before = siteQueries(site, indexLanguages(site, index(settings.docsDir)))
  const { collections } = before.indexes.in(null)
  const isFollowed = [...collections.values()].every((collection) => collection.canReplace(replaced))
  const known = new Set([...collections.values()].flatMap((collection) => collection.fields))
  const areKnown = ([page, other]: [Page, Page]): boolean => {
    const own = new Set(fieldNames(page.frontMatter))
    return fieldNames(other.frontMatter).every((field) => known.has(field) || own.has(field))
  }
  if (!isFollowed || ![...replaced].every(areKnown)) return { replaced }
  const after = replacePages(site, now)
  // What is found while pages are read later belongs to the site as it is.
  for (const [path, found] of after.findings) findings.set(path, found)
  const siteNow = { ...after, findings }
  return { before, after: siteQueries(siteNow, before.indexes.after(siteNow)), replaced }
}

/** A page that is read when somebody looks into it. */
function keptPage(
  settings: Site,
  path: string,
  rules: FrontMatterRules,
  content: string,
  findings: Site['findings'],
): Page {
  const read = lazy(() => {
    const { page, findings: found } = readPage(settings, path, rules)
    if (!page || contentOf(page) !== content) throw new ChangedMeanwhile()
    if (found.length > 0) findings.set(path, found)
    return page
  })
  return {
    path,
    ...ruledBy(rules, path),
    get source() {
      return read().source
    },
    get hasBom() {
      return read().hasBom
    },
    get frontMatter() {
      return read().frontMatter
    },
  }
}

function contentOf(page: Page): string {
  return hashOf(Buffer.from(fileText(page, page.source)))
}

/** The pages with messages, by path; null where something else than a page has one, or its path cannot be told. */
function keptPaths({ diagnostics }: CachedResult, cwd: string, site: Site): Map<string, Diagnostic[]> | null {
  const pages = new Set(site.pages.map(({ path }) => path))
  const byPath = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const path = pagePath(diagnostic.path, cwd, site)
    if (!pages.has(path)) return null
    const known = byPath.get(path)
    if (known) known.push(diagnostic)
    else byPath.set(path, [diagnostic])
  }
  return byPath
}

function pagePath(shown: string, cwd: string, { docsDir }: Site): string {
  return posixRelative(docsDir, resolve(cwd, shown))
}

function pathsToExpand(
  before: SiteQueries,
  after: SiteQueries,
  records: SiteRecords,
  replaced: ReadonlyMap<Page, Page>,
  kept: ReadonlyMap<string, Diagnostic[]> | null,
): Set<string> | null {
  const reach = kept && reachOf(before, after)
  const judged = reach?.judged()
  if (!reach || !judged) return null
  const { pages, docsDir } = after.indexes.site
  const paths = new Set([...replaced.values(), ...judged].map(({ path }) => path))
  for (const [path, diagnostics] of kept) if (diagnostics.some(({ rule }) => !ownRules.has(rule))) paths.add(path)
  for (const page of pages) {
    const requests = paths.has(page.path) ? '' : (records.pages.get(join(docsDir, page.path))?.requests ?? '')
    if (requests !== '' && (JSON.parse(requests) as Request[]).some((request) => reach.touches(request, page)))
      paths.add(page.path)
  }
  return paths
}

/** What was found on the pages that were expanded takes the place of what was found there before. */
function merge(kept: CachedResult, result: RunResult, paths: ReadonlySet<string>, cwd: string, site: Site): RunResult {
  const isKept = (shown: string): boolean => !paths.has(pagePath(shown, cwd, site))
  const inOrder = (a: string, b: string): number => comparePaths(pagePath(a, cwd, site), pagePath(b, cwd, site))
  return {
    ...result,
    diagnostics: [...kept.diagnostics.filter(({ path }) => isKept(path)), ...result.diagnostics].sort((a, b) =>
      inOrder(a.path, b.path),
    ),
    changed: [...kept.changed.filter(isKept), ...result.changed].sort(inOrder),
  }
}

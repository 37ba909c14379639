import { join, resolve } from 'node:path'
import { hashOf, type Comparison } from './cache-inputs.ts'
import { changedPages, collectFindings } from '../collect-findings.ts'
import { lazy } from '../../core/memoize.ts'
import { comparePaths, posixRelative } from '../../core/paths.ts'
import { deliver } from '../deliver.ts'
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
import { siteContext, type SiteContext } from '../site-context.ts'
import type { KeptRequests, PageRecord, SiteRecords } from './site-records.ts'
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
  // Of such a site nothing is kept of fields.
  if (settings.config.translations) return null
  try {
    const { before, after, replaced } = bothStates(settings, comparison, records)
    if (!before || !after) return null
    const { site } = after.indexes
    const context = siteContext(site, after, { verb, force })
    const paths = pathsToExpand(before, after, records, replaced, keptDiagnostics(kept, cwd, context))
    if (!paths) return null
    if (verb !== 'check') for (const path of kept.changed) paths.add(pagePath(path, cwd, site))
    addLinked(paths, site)
    const selected = {
      context,
      pages: site.pages.filter(({ path }) => paths.has(path)),
      // What is found in other files is found again: it takes no page that is not there already.
      isSelected: (path: string) => paths.has(path) || !context.pages.has(path),
    }
    // Reading them gives what is wrong with their front matter, too.
    for (const { source } of selected.pages) void source
    const expanded = expandPages(selected.pages, context)
    const findings = collectFindings(selected, expanded)
    const changed = changedPages(selected, expanded, findings)
    const failures = deliver(site, changed, options)
    return merge(kept, reportResults(cwd, context, findings, changed, failures, expanded), paths, cwd, context)
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return null
    throw error
  }
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
  const links: Site['links'] = new Map()
  const otherFiles: string[] = []
  for (const { path, finding, real } of names.files) {
    if (real !== null) links.set(path, real)
    if (finding) findings.set(path, [finding])
    else if (!isPage(path)) otherFiles.push(path)
    if (finding || !isPage(path)) continue
    const file = join(settings.docsDir, path)
    const record = pages.get(file)
    if (!record) return { replaced }
    const content = changed.get(file)
    if (content === undefined) {
      earlier.push(keptPage(settings, path, rules, record, findings))
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
  const site: Site = {
    ...settings,
    findings,
    links,
    untidy: names.untidy,
    pages: earlier,
    otherFiles: otherFiles.sort(comparePaths),
  }
  const before = siteQueries(site, indexLanguages(site, index(settings.docsDir)))
  const { collections } = before.indexes.in(null)
  const isFollowed = before.indexes.in(null).canReplace(replaced)
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

/** A page whose text is read when somebody asks for it; its front matter is kept. */
function keptPage(
  settings: Site,
  path: string,
  rules: FrontMatterRules,
  { content, line }: PageRecord,
  findings: Site['findings'],
): Page {
  const kept = lazy(() => readIndexEntry(line, rules) ?? read())
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
      return kept().frontMatter
    },
  }
}

function contentOf(page: Page): string {
  return hashOf(Buffer.from(fileText(page, page.source)))
}

/** The messages of pages, by path; those of other files are found again. */
function keptDiagnostics({ diagnostics }: CachedResult, cwd: string, context: SiteContext): Map<string, Diagnostic[]> {
  const byPath = new Map<string, Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    const path = pagePath(diagnostic.path, cwd, context.site)
    if (!context.pages.has(path)) continue
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
  kept: ReadonlyMap<string, Diagnostic[]>,
): Set<string> | null {
  const reach = reachOf(before, after)
  const judged = reach?.judged()
  if (!reach || !judged) return null
  const { pages, docsDir, root, glossary } = after.indexes.site
  const paths = new Set([...replaced.values(), ...judged].map(({ path }) => path))
  // A page can be a file of definitions.
  for (const { file } of glossary.faulty) paths.add(posixRelative(docsDir, join(root, file)))
  for (const [path, diagnostics] of kept) if (diagnostics.some(({ rule }) => !ownRules.has(rule))) paths.add(path)
  for (const page of pages) {
    const record = paths.has(page.path) ? undefined : records.pages.get(join(docsDir, page.path))
    if (!record || record.requests === '') continue
    const { needsSite, requests } = JSON.parse(record.requests) as KeptRequests
    if (needsSite || requests.some((request) => reach.touches(request, page))) paths.add(page.path)
  }
  return paths
}

/** What is said of a page that is a link depends on what becomes of the page to which it leads. */
function addLinked(paths: Set<string>, { links }: Site): void {
  for (const [path, target] of links) {
    if (paths.has(path)) paths.add(target)
    if (paths.has(target)) paths.add(path)
  }
}

/** What was found on the pages that were expanded takes the place of what was found there before. */
function merge(
  kept: CachedResult,
  result: RunResult,
  paths: ReadonlySet<string>,
  cwd: string,
  { site, pages }: SiteContext,
): RunResult {
  const isKept = (shown: string): boolean => {
    const path = pagePath(shown, cwd, site)
    return pages.has(path) && !paths.has(path)
  }
  const inOrder = (a: string, b: string): number => comparePaths(pagePath(a, cwd, site), pagePath(b, cwd, site))
  return {
    ...result,
    diagnostics: [...kept.diagnostics.filter(({ path }) => isKept(path)), ...result.diagnostics].sort((a, b) =>
      inOrder(a.path, b.path),
    ),
    changed: [...kept.changed.filter(isKept), ...result.changed].sort(inOrder),
  }
}

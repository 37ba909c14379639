import { join, resolve } from 'node:path'
import type { Comparison } from './cache-inputs.ts'
import { comparePaths, posixRelative } from '../../core/paths.ts'
import type { FileAccess } from '../../files/file-access.ts'
import { ChangedMeanwhile, keptSite, type KeptSite } from './kept-site.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { ownRules } from './live-check.ts'
import { reachOf } from './reach.ts'
import type { CachedResult } from './read-cache.ts'
import type { RunResult } from '../report-results.ts'
import type { Diagnostic } from '../../report/diagnostic.ts'
import type { RunOptions } from '../run-options.ts'
import { runOnPages } from '../run-on-pages.ts'
import { affectedSince } from '../since.ts'
import { siteContext, type SiteContext } from '../site-context.ts'
import type { KeptRequests, PageRecord, SiteRecords } from './site-records.ts'
import { readSettings, type Site } from '../../site/site.ts'

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
  const { cwd, verb } = options
  return onKept(options, comparison, records, access, (both, context) => {
    const { site } = context
    const paths = pathsToExpand(both, records, keptDiagnostics(kept, cwd, context))
    if (!paths) return null
    if (verb !== 'check') for (const path of kept.changed) paths.add(pagePath(path, cwd, site))
    addLinked(paths, site)
    // What is found in other files is found again: it takes no page that is not there already.
    const isSelected = (path: string): boolean => paths.has(path) || !context.pages.has(path)
    return merge(kept, runOnKept(context, isSelected, options), paths, cwd, context)
  })
}

/**
 * Does a run on the pages that what changed since a revision can affect, from what was kept of a run on all.
 *
 * @returns null where all is to be read; nothing has been written then
 */
export function runSince(
  options: RunOptions,
  revision: string,
  comparison: Comparison,
  records: SiteRecords,
  access: FileAccess,
): RunResult | null {
  return onKept(options, comparison, records, access, ({ after, replaced }, context) => {
    const { site, pages } = context
    const changed = new Set([...replaced.values()].map(({ path }) => path))
    const recordOf = (path: string): PageRecord | undefined =>
      changed.has(path) ? undefined : records.pages.get(join(site.docsDir, path))
    const isAffected = affectedSince(site, revision, {
      queries: after,
      requestsOf(page) {
        const record = recordOf(page.path)
        return record ? requestsIn(record).requests : after.find(page).regions.map(({ directive }) => directive.request)
      },
      blobOf: (path) => recordOf(path)?.blob ?? '',
    })
    // To read so much is quicker without looking at what was kept.
    const most = pages.size / 4
    return site.pages.filter(({ path }) => isAffected(path)).length > most
      ? null
      : runOnKept(context, isAffected, options)
  })
}

function onKept(
  options: RunOptions,
  comparison: Comparison,
  records: SiteRecords,
  access: FileAccess,
  act: (both: KeptSite, context: SiteContext) => RunResult | null,
): RunResult | null {
  const { verb, force = false } = options
  const settings = readSettings({ ...options, access }, schemaNames)
  try {
    const both = keptSite(settings, comparison, records)
    return both && act(both, siteContext(both.after.indexes.site, both.after, { verb, force }))
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return null
    throw error
  }
}

/** Does a run on some of the pages that were kept. */
function runOnKept(context: SiteContext, isSelected: (path: string) => boolean, options: RunOptions): RunResult {
  const pages = context.site.pages.filter(({ path }) => isSelected(path))
  // Reading them gives what is wrong with their front matter, too.
  for (const { source } of pages) void source
  return runOnPages({ context, pages, isSelected }, options)
}

function requestsIn({ requests }: PageRecord): KeptRequests {
  return requests === '' ? { requests: [], needsSite: false } : (JSON.parse(requests) as KeptRequests)
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
  { before, after, replaced }: KeptSite,
  records: SiteRecords,
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
  const prefix = join(docsDir, '/')
  for (const page of pages) {
    const record = paths.has(page.path) ? undefined : records.pages.get(prefix + page.path)
    if (!record) continue
    const { needsSite, requests } = requestsIn(record)
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

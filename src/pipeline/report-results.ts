import { join } from 'node:path'
import { addFindings, type Findings } from './collect-findings.ts'
import { comparePaths, posixRelative } from '../core/paths.ts'
import type { WriteFailures } from './deliver.ts'
import type { ExpandedPage } from './expand-page.ts'
import type { KeptRequests, PageFacts, SiteFacts } from './incremental/site-records.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import { makeDiagnostics } from '../report/make-diagnostics.ts'
import type { Language } from '../report/messages/language-names.ts'
import { getMessages } from '../report/messages/languages.ts'
import type { Change } from '../report/reporters/diff.ts'
import { isAboutSite } from './non-page-findings.ts'
import { outlineReader } from './shards.ts'
import type { SiteContext } from './site-context.ts'
import { fileText, type Site } from '../site/site.ts'

/** What was found and done. Paths are POSIX paths relative to `cwd`. */
export interface RunResult {
  /** What is wrong, in file order and in a file by place. */
  diagnostics: Diagnostic[]
  /** Pages that `write` and `clear` changed, that `check` found out of date, or that differ in the copy of `build`. */
  changed: string[]
  /** The texts of the same files, before and after. */
  changes: Change[]
  /** What `--force` would make of pages in which a listing was edited. */
  reverts: Change[]
  /** The language of the site's messages. */
  language: Language
  /** Gives the text of a file that has diagnostics, as they mean it; empty when it could not be read. */
  textOf(path: string): string
  /** What is to be kept of the site, so that a change of pages can be told from one that counts for others. */
  facts(): SiteFacts
  /** Whether nothing was to be written, or is never written: the same again finds the same. */
  isSettled: boolean
}

/**
 * Makes diagnostics of what was found, and says what has changed.
 *
 * @param cwd absolute path; what is reported is relative to it
 * @param expanded all pages that were expanded, of which those are shown that hold edits
 * @param failures pages among the changed ones that could not be written
 */
export function reportResults(
  cwd: string,
  context: SiteContext,
  findings: Findings,
  changed: readonly ExpandedPage[],
  failures: WriteFailures,
  expanded: readonly ExpandedPage[] = [],
): RunResult {
  const { site, expansion } = context
  for (const [path, failure] of failures) addFindings(findings.byPath, path, [failure])
  const written = changed.filter(({ page }) => !findings.byPath.get(page.path)?.some(expansion.severities.isError))
  const changeTo = ({ page }: ExpandedPage, text: string): Change => ({
    path: shownPath(cwd, site, page.path),
    before: fileText(page, page.source),
    after: fileText(page, text),
  })
  const changes = written.map((each) => changeTo(each, each.text))
  return {
    ...toDiagnostics(cwd, context, findings),
    changed: changes.map(({ path }) => path),
    changes,
    reverts: expanded.flatMap((each) => (each.reverted === undefined ? [] : changeTo(each, each.reverted))),
    language: site.config.messages,
    facts: () => factsOf(context, expanded),
    isSettled: expansion.verb === 'check' || changed.length === 0,
  }
}

function factsOf({ site, expansion }: SiteContext, expanded: readonly ExpandedPage[]): SiteFacts {
  const outlineOf = outlineReader(site)
  const namesOf = ({ page }: ExpandedPage): string => {
    const names = expansion.queries.indexes.of(page).collectionsOf(page)
    return names.length === 0 ? '' : JSON.stringify(names.map(({ collection }) => collection.name))
  }
  const requestsOf = ({ requests = [], findings }: ExpandedPage): string => {
    const kept: KeptRequests = { requests, needsSite: findings.some(isAboutSite) }
    return requests.length === 0 ? '' : JSON.stringify(kept)
  }
  const factsOfPage = (expandedPage: ExpandedPage): PageFacts => ({
    line: outlineOf(expandedPage.page),
    collections: namesOf(expandedPage),
    requests: requestsOf(expandedPage),
  })
  return {
    // On a site with translations nothing is kept of fields.
    collections: site.config.translations ? [] : [...expansion.queries.indexes.in(null).collections.values()],
    pages: new Map(expanded.map((each) => [each.page.path, factsOfPage(each)])),
  }
}

function toDiagnostics(
  cwd: string,
  { site, expansion: { severities } }: SiteContext,
  { byPath, otherFiles }: Findings,
): Pick<RunResult, 'diagnostics' | 'textOf'> {
  const messages = getMessages(site.config.messages)
  const shown = [...byPath].filter(([, found]) => found.some(({ rule }) => severities.of(rule) !== 'off'))
  const asked = new Set(shown.map(([path]) => path))
  const sources = new Map<string, string>()
  // Only there: a page that was kept is read when somebody asks for its text.
  for (const file of asked.size === 0 ? [] : [...otherFiles, ...site.pages])
    if (asked.has(file.path)) sources.set(file.path, file.source)
  const files = shown
    .sort(([a], [b]) => comparePaths(a, b))
    .map(([path, found]) => ({ shown: shownPath(cwd, site, path), source: sources.get(path) ?? '', found }))
  const texts = new Map(files.map(({ shown, source }) => [shown, source]))
  return {
    diagnostics: files.flatMap(({ shown, source, found }) =>
      makeDiagnostics(shown, source, found, severities, messages, ({ path, record }) =>
        record ? posixRelative(cwd, join(site.root, record.file.path)) : shownPath(cwd, site, path),
      ),
    ),
    textOf: (path) => texts.get(path) ?? '',
  }
}

function shownPath(cwd: string, site: Site, path: string): string {
  return posixRelative(cwd, join(site.docsDir, path))
}

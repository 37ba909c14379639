import type { AffectedPages } from './affected-pages.ts'
import { changedPages, collectFindings } from '../collect-findings.ts'
import type { SiteQueries } from '../../directives/site-queries.ts'
import type { ExpandedPage } from '../expand-page.ts'
import { expandPages } from '../expand-pages.ts'
import { reportResults, type RunResult } from '../report-results.ts'
import type { RuleId } from '../../report/rules.ts'
import { siteContext, type SiteContext } from '../site-context.ts'
import { replacePages, type ReplacedPage } from '../../site/replace-pages.ts'
import type { Site } from '../../site/site.ts'

/** What `check` found on each page of a site that changes. Nothing is looked at before it is asked for. */
export class LiveCheck {
  /** The pages of which something is to be said, by path relative to the docs directory; null before the first check. */
  #known: Map<string, ExpandedPage> | null = null
  #noted: AffectedPages[] = []
  #stale = new Set<string>()

  /** Takes note of a change. */
  note(affected: AffectedPages): void {
    if (this.#known) this.#noted.push(affected)
  }

  /** Takes note that one page differs, and the site does not. */
  noteOwn(path: string): void {
    this.#stale.add(path)
  }

  /**
   * What `check` finds in the whole site.
   *
   * @param unreadable pages that are shown in place of those of the site, and that the site knows nothing of
   * @param cwd absolute path; what is reported is relative to it
   */
  result(site: Site, queries: SiteQueries, unreadable: ReadonlyMap<string, ReplacedPage>, cwd: string): RunResult {
    const shown = unreadable.size > 0 ? replacePages(site, unreadable) : site
    const context = siteContext(shown, queries, { verb: 'check', force: false })
    const { pages } = context.site
    const known = this.#known ?? new Map<string, ExpandedPage>()
    const stale = this.#known && this.#takeStale(this.#known, context)
    this.#known = known
    for (const path of stale ?? []) known.delete(path)
    const fresh = stale ? pages.filter(({ path }) => stale.has(path)) : pages
    for (const expanded of expandPages(fresh, context))
      if (saysSomething(expanded, context)) known.set(expanded.page.path, { ...expanded, listings: [] })
    const expanded = pages.flatMap(({ path }) => known.get(path) ?? [])
    const selected = { context, pages, isSelected: () => true }
    const findings = collectFindings(selected, expanded)
    return reportResults(cwd, context, findings, changedPages(selected, expanded, findings), new Map(), expanded)
  }

  /** The pages of which something else may be found, and those with messages that can name what others say. */
  #takeStale(known: ReadonlyMap<string, ExpandedPage>, { expansion }: SiteContext): Set<string> {
    const stale = this.#stale
    for (const { changed, relisted, rejudged } of this.#noted)
      for (const path of [...changed, ...relisted, ...rejudged()]) stale.add(path)
    if (this.#noted.length > 0)
      for (const [path, { findings }] of known)
        if (findings.some(({ rule }) => !ownRules.has(rule) && expansion.severities.of(rule) !== 'off')) stale.add(path)
    this.#noted = []
    this.#stale = new Set()
    return stale
  }
}

/** Whether a page counts for what is reported: messages of its front matter can be suppressed, and a link leads to another. */
function saysSomething({ page, text, findings }: ExpandedPage, { site }: SiteContext): boolean {
  return findings.length > 0 || text !== page.source || site.findings.has(page.path) || site.links.size > 0
}

/** Rules whose messages name nothing but what stands on the page and in the configuration. */
export const ownRules: ReadonlySet<RuleId> = new Set([
  'file-name-pattern',
  'id-pattern',
  'invalid-front-matter',
  'misplaced-directive',
  'missing-asset',
  'missing-extension',
  'missing-field',
  'no-tags',
  'orphan',
  'page-in-no-collection',
  'scalar-instead-of-list',
  'schema-mismatch',
  'stale-region',
  'uncovered',
  'unreviewed-reference',
])

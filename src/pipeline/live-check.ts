import type { AffectedPages } from './affected-pages.ts'
import { changedPages, collectFindings } from './collect-findings.ts'
import type { ExpandedPage } from './expand-page.ts'
import { expandPages } from './expand-pages.ts'
import { reportResults, type RunResult } from './report-results.ts'
import { siteContext } from './site-context.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { replacePages, type ReplacedPage } from '../site/replace-pages.ts'
import type { Site } from '../site/site.ts'

/** What `check` found on each page of a site that changes. Nothing is looked at before it is asked for. */
export class LiveCheck {
  /** By path relative to the docs directory; nothing before the first check. */
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
    const context = siteContext(replacePages(site, unreadable), queries, { verb: 'check', force: false })
    const { pages } = context.site
    const known = this.#known ?? new Map<string, ExpandedPage>()
    const stale = this.#takeStale()
    const isKnown = (path: string): boolean => known.has(path) && !stale.has(path)
    const fresh = new Map(
      expandPages(
        pages.filter(({ path }) => !isKnown(path)),
        context,
      ).map((expanded) => [expanded.page.path, expanded]),
    )
    const expanded = pages.flatMap(({ path }) => fresh.get(path) ?? known.get(path) ?? [])
    this.#known = new Map(expanded.map((each) => [each.page.path, { ...each, listings: [] }]))
    const selected = { context, pages, isSelected: () => true }
    const findings = collectFindings(selected, expanded)
    return reportResults(cwd, context, findings, changedPages(selected, expanded, findings), new Map(), expanded)
  }

  /** A page that has messages is looked at again whatever changed: they can name what is found elsewhere. */
  #takeStale(): Set<string> {
    const stale = this.#stale
    for (const { changed, relisted, rejudged } of this.#noted)
      for (const path of [...changed, ...relisted, ...rejudged()]) stale.add(path)
    if (this.#noted.length > 0)
      for (const [path, { findings }] of this.#known ?? []) if (findings.length > 0) stale.add(path)
    this.#noted = []
    this.#stale = new Set()
    return stale
  }
}

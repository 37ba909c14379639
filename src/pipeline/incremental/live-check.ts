import { rejudgeTest, relistTest, type Snapshot } from './affected-pages.ts'
import { changedPages, collectFindings } from '../collect-findings.ts'
import type { PageRegions } from '../../directives/regions/find-regions.ts'
import type { ExpandedPage } from '../expand-page.ts'
import { expandPages } from '../expand-pages.ts'
import type { SelectedPages } from '../read-selected.ts'
import { reportResults, type RunResult } from '../report-results.ts'
import type { RuleId } from '../../report/rules.ts'
import { siteContext, type SiteContext } from '../site-context.ts'
import type { Page } from '../../site/page.ts'
import { replacePages, type ReplacedPage } from '../../site/replace-pages.ts'

/** What is to be checked. */
export interface CheckedSite {
  snapshot: Snapshot
  /** Pages that are shown in place of those of the site, and that the site knows nothing of. */
  unreadable: ReadonlyMap<string, ReplacedPage>
}

/** What `check` found on each page of a site that changes. Nothing is looked at before it is asked for. */
export class LiveCheck {
  readonly #find: (page: Page) => PageRegions
  /** The pages of which something is to be said, by path relative to the docs directory. */
  readonly #known = new Map<string, ExpandedPage>()
  /** The state in which all pages were looked at but those in `#stale`; null before the first time. */
  #snapshot: Snapshot | null = null
  /** The pages that changed since. */
  #changed = new Set<string>()
  readonly #stale = new Set<string>()
  /** The pages that were looked at in a later state, before all that it reaches is known. */
  #ahead: { snapshot: Snapshot; paths: Set<string> } | null = null

  /** @param find gives a page's directives: the same objects for the same page */
  constructor(find: (page: Page) => PageRegions) {
    this.#find = find
  }

  /** Takes note of pages that changed. */
  note(changed: Iterable<string>): void {
    if (this.#snapshot) for (const path of changed) this.#changed.add(path)
  }

  /** Takes note that one page differs, and the site does not. */
  noteOwn(path: string): void {
    this.#stale.add(path)
    this.#ahead?.paths.delete(path)
  }

  /**
   * Looks at all pages of which something else may be found, in small steps. It is to be left where it is when the site
   * changes: what was looked at stays known.
   */
  *steps(checked: CheckedSite): Generator<void> {
    const context = contextOf(checked)
    yield* this.#findStale(checked.snapshot, context)
    for (const path of [...this.#stale]) {
      this.#lookAt(path, context)
      yield
    }
  }

  /**
   * What `check` finds in the whole site.
   *
   * @param cwd absolute path; what is reported is relative to it
   */
  result(checked: CheckedSite, cwd: string): RunResult {
    const steps = this.steps(checked)
    while (!steps.next().done);
    const context = contextOf(checked)
    return this.#report({ context, pages: context.site.pages, isSelected: () => true }, cwd)
  }

  /** What `check` finds on some pages, without looking at the others; parameters are those of `result`. */
  resultOf(paths: ReadonlySet<string>, checked: CheckedSite, cwd: string): RunResult {
    const { snapshot } = checked
    const context = contextOf(checked)
    const ahead = this.#aheadIn(snapshot)
    for (const path of paths) {
      const isKnown = ahead.has(path) || (this.#snapshot === snapshot && !this.#stale.has(path))
      if (!isKnown) this.#lookAt(path, context)
      ahead.add(path)
    }
    const pages = [...paths].flatMap((path) => context.pages.get(path) ?? [])
    return this.#report({ context, pages, isSelected: (path) => paths.has(path) }, cwd)
  }

  #aheadIn(snapshot: Snapshot): Set<string> {
    if (this.#ahead?.snapshot === snapshot) return this.#ahead.paths
    // What was found there is neither of the state before nor of this one.
    if (this.#ahead && this.#ahead.snapshot !== this.#snapshot)
      for (const path of this.#ahead.paths) this.#stale.add(path)
    this.#ahead = { snapshot, paths: new Set() }
    return this.#ahead.paths
  }

  #lookAt(path: string, context: SiteContext): void {
    this.#stale.delete(path)
    this.#known.delete(path)
    const page = context.pages.get(path)
    for (const expanded of page ? expandPages([page], context) : [])
      if (saysSomething(expanded, context)) this.#known.set(path, { ...expanded, listings: [] })
  }

  /** The pages of which something else may be found, and those with messages that can name what others say. */
  *#findStale(snapshot: Snapshot, { expansion }: SiteContext): Generator<void> {
    const before = this.#snapshot
    if (before === snapshot) return
    const ahead = this.#aheadIn(snapshot)
    const add = (path: string): void => {
      if (!ahead.has(path)) this.#stale.add(path)
    }
    if (before === null) for (const { path } of snapshot.site.pages) add(path)
    else {
      for (const path of this.#changed) add(path)
      for (const test of [
        () => relistTest(before, snapshot, this.#changed, this.#find),
        () => rejudgeTest(before, snapshot),
      ]) {
        const { pages, isDifferent } = test()
        for (const page of pages) {
          if (!this.#stale.has(page.path) && isDifferent(page)) add(page.path)
          yield
        }
      }
      for (const [path, { findings }] of this.#known)
        if (findings.some(({ rule }) => !ownRules.has(rule) && expansion.severities.of(rule) !== 'off')) add(path)
    }
    this.#snapshot = snapshot
    this.#changed = new Set()
  }

  #report(selected: SelectedPages, cwd: string): RunResult {
    const expanded = selected.pages.flatMap(({ path }) => this.#known.get(path) ?? [])
    const findings = collectFindings(selected, expanded)
    const changed = changedPages(selected, expanded, findings)
    return reportResults(cwd, selected.context, findings, changed, new Map(), expanded)
  }
}

function contextOf({ snapshot: { site, queries }, unreadable }: CheckedSite): SiteContext {
  const shown = unreadable.size > 0 ? replacePages(site, unreadable) : site
  return siteContext(shown, queries, { verb: 'check', force: false })
}

/** Whether a page counts for what is reported: messages of its front matter can be suppressed, and a link leads to another. */
function saysSomething({ page, text, findings }: ExpandedPage, { site }: SiteContext): boolean {
  return findings.length > 0 || text !== page.source || site.findings.has(page.path) || site.links.size > 0
}

/** Rules whose messages only name what is on the page and in the configuration. */
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
  'unbuilt-translation',
  'uncovered',
  'unreviewed-reference',
])

import { changedPages, collectFindings } from './collect-findings.ts'
import { writePages } from './deliver.ts'
import type { ExpandedPage } from './expand-page.ts'
import { expandPages } from './expand-pages.ts'
import { LiveSite } from './incremental/live-site.ts'
import { reportResults, type RunResult } from './report-results.ts'
import { siteContext } from './site-context.ts'
import { frontMatterRules } from '../site/front-matter.ts'
import { fileText, toPage, type SiteOptions } from '../site/site.ts'

/** A site whose pages are kept up to date: after a change those are written that it touches. */
export class WatchedSite {
  readonly live: LiveSite
  readonly #cwd: string

  /** @throws SetupError when there is no site, or its configuration has mistakes */
  constructor(options: SiteOptions) {
    this.live = new LiveSite(options)
    this.#cwd = options.cwd
  }

  /** Brings every page up to date. */
  writeAll(): RunResult {
    const result = this.#write(new Set(this.live.site.pages.map(({ path }) => path)), () => true)
    this.live.prepare()
    return result
  }

  /**
   * Takes note of changed files, and brings those pages up to date that the changes can affect.
   *
   * @param files absolute paths; they may be gone
   * @returns null when no page differs from what is known of it: it was written here, or only touched
   * @throws SetupError when the configuration has mistakes now; the site stays as it was
   */
  update(files: readonly string[]): RunResult | null {
    const { site } = this.live
    const affected = this.live.update(files)
    if (!affected) return null
    if (this.live.site.config !== site.config) return this.writeAll()
    const { changed, rejudged } = affected
    const relisted = affected.relisted()
    const written = this.#write(relisted, (path) => relisted.has(path) || changed.has(path))
    // Only now, because the reader of a page waits for its lists, and not for messages about others.
    const others = rejudged()
    if (others.size === 0) return written
    const judged = this.#write(others, (path) => others.has(path))
    return {
      ...written,
      diagnostics: [...written.diagnostics, ...judged.diagnostics],
      textOf: (path) => written.textOf(path) || judged.textOf(path),
    }
  }

  /**
   * Reads the site and its configuration again, and brings every page up to date.
   *
   * @throws SetupError as the constructor does; the site stays as it was
   */
  readAgain(): RunResult {
    this.live.readAgain()
    return this.writeAll()
  }

  #write(paths: ReadonlySet<string>, isSelected: (path: string) => boolean): RunResult {
    const { site, queries } = this.live
    const context = siteContext(site, queries, { verb: 'write', force: false })
    const selected = { context, pages: site.pages.filter(({ path }) => paths.has(path)), isSelected }
    const expanded = expandPages(selected.pages, context)
    const findings = collectFindings(selected, expanded)
    const changed = changedPages(selected, expanded, findings)
    const failures = writePages(site, changed)
    this.#remember(changed.filter(({ page }) => !failures.has(page.path)))
    return reportResults(this.#cwd, context, findings, changed, failures)
  }

  /** What was written here is known, so that it is not a change when the system reports it. */
  #remember(written: readonly ExpandedPage[]): void {
    const { site } = this.live
    const rules = frontMatterRules(site.config)
    const pages = written.map(({ page, text }) => {
      const { page: fresh } = toPage(page.path, fileText(page, text), rules)
      return [page.path, { page: fresh, findings: site.findings.get(page.path) ?? [] }] as const
    })
    this.live.adopt(new Map(pages))
  }
}

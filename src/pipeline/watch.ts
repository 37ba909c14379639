import { relative, resolve, sep } from 'node:path'
import { frontMatterRules } from '../site/front-matter.ts'
import { createSiteQueries } from '../directives/site-queries.ts'
import { isPage, type FileSearch } from '../files/file-names.ts'
import { searchTest } from '../files/find-files.ts'
import { findOnce, snapshotOf, rejudgedPages, relistedPages, type Snapshot } from './affected-pages.ts'
import { changedPages, collectFindings } from './collect-findings.ts'
import { writePages } from './deliver.ts'
import type { ExpandedPage } from './expand-page.ts'
import { expandPages } from './expand-pages.ts'
import { reportResults, type RunResult } from './report-results.ts'
import { siteContext } from './site-context.ts'
import { dataSearches } from '../site/data/read-records.ts'
import { isReachedByLink, readPageAgain, replacePages, type ReplacedPage } from '../site/replace-pages.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { fileText, readSite, settingFiles, toPage, type Site, type SiteOptions } from '../site/site.ts'

/** A site that is read once and then kept up with, so that a change costs little more than the pages that it touches. */
export class LiveSite {
  readonly #options: SiteOptions
  #site: Site
  #snapshot: Snapshot
  #find: ReturnType<typeof findOnce>

  /** @throws SetupError when there is no site, or its configuration has mistakes */
  constructor(options: SiteOptions) {
    this.#options = options
    this.#site = readSite(options, schemaNames)
    const queries = createSiteQueries(this.#site)
    this.#find = findOnce(queries.find)
    this.#snapshot = snapshotOf(this.#site, queries)
  }

  get site(): Site {
    return this.#site
  }

  /** Brings every page up to date. */
  writeAll(): RunResult {
    const result = this.#write(new Set(this.#site.pages.map(({ path }) => path)), () => true)
    // What the first change is compared with.
    for (const page of this.#site.pages)
      for (const { directive } of this.#find(page).regions) this.#snapshot.materialOf(directive, page)
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
    if (files.some((file) => this.#isSetting(file))) return this.readAgain()
    const paths = files.map((file) => this.#pathOf(file)).filter((path) => !path.startsWith('../') && isPage(path))
    // What links lead to concerns more than one page.
    if (paths.some((path) => this.#site.links.size > 0 || isReachedByLink(this.#site.docsDir, path)))
      return this.readAgain()
    const replaced = this.#changedPages(paths)
    if (replaced.size === 0) return null
    const site = replacePages(this.#site, replaced)
    const before = this.#snapshot
    this.#site = site
    this.#snapshot = snapshotOf(site, createSiteQueries(site, before.queries))
    const relisted = relistedPages(before, this.#snapshot, new Set(replaced.keys()), this.#find)
    const written = this.#write(relisted, (path) => relisted.has(path) || replaced.has(path))
    // Only now, because the reader of a page waits for its lists, and not for messages about others.
    const rejudged = rejudgedPages(before, this.#snapshot)
    for (const path of relisted) rejudged.delete(path)
    const judged = this.#write(rejudged, (path) => rejudged.has(path))
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
    const fresh = new LiveSite(this.#options)
    this.#site = fresh.#site
    this.#snapshot = fresh.#snapshot
    this.#find = fresh.#find
    return this.writeAll()
  }

  /** The files that count for every page; absolute paths. */
  get settings(): string[] {
    return settingFiles(this.#site).map((name) => resolve(this.#site.root, name))
  }

  /** What data files are looked for. */
  get searches(): FileSearch[] {
    return dataSearches(this.#site.root, this.#site.config.collections)
  }

  #isSetting(file: string): boolean {
    return this.settings.includes(file) || searchTest(this.searches)(file)
  }

  #pathOf(file: string): string {
    return relative(this.#site.docsDir, file).split(sep).join('/')
  }

  #changedPages(paths: readonly string[]): Map<string, ReplacedPage> {
    const known = new Map(this.#site.pages.map((page) => [page.path, page]))
    const rules = frontMatterRules(this.#site.config)
    return new Map(
      paths.flatMap((path) => {
        const read = readPageAgain(this.#site.docsDir, path, rules)
        const page = known.get(path)
        const isSame = page
          ? read.page?.source === page.source && read.page.hasBom === page.hasBom
          : !read.page && read.findings.length === (this.#site.findings.get(path)?.length ?? 0)
        return isSame ? [] : [[path, read] as const]
      }),
    )
  }

  #write(paths: ReadonlySet<string>, isSelected: (path: string) => boolean): RunResult {
    const site = this.#site
    const context = siteContext(site, this.#snapshot.queries, { verb: 'write', force: false })
    const selected = { context, pages: site.pages.filter(({ path }) => paths.has(path)), isSelected }
    const expanded = expandPages(selected.pages, context)
    const findings = collectFindings(selected, expanded)
    const changed = changedPages(selected, expanded, findings)
    const failures = writePages(site, changed)
    this.#remember(changed.filter(({ page }) => !failures.has(page.path)))
    return reportResults(this.#options.cwd, context, findings, changed, failures)
  }

  /** What was written here is known, so that it is no change when the system reports it. */
  #remember(written: readonly ExpandedPage[]): void {
    const rules = frontMatterRules(this.#site.config)
    const pages = written.map(({ page, text }) => {
      const fresh = toPage(page.path, fileText(page, text), rules)
      return [page.path, { page: fresh.page, findings: this.#site.findings.get(page.path) ?? [] }] as const
    })
    this.#site = replacePages(this.#site, new Map(pages))
    this.#snapshot = { ...this.#snapshot, site: this.#site }
  }
}

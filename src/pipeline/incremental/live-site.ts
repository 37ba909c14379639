import { join, resolve } from 'node:path'
import {
  findOnce,
  rejudgedPages,
  relistedPages,
  snapshotOf,
  type AffectedPages,
  type Snapshot,
} from './affected-pages.ts'
import { lazy } from '../../core/memoize.ts'
import { posixRelative } from '../../core/paths.ts'
import { createSiteQueries, type SiteQueries } from '../../directives/site-queries.ts'
import { expandPage } from '../expand-page.ts'
import { expandPages } from '../expand-pages.ts'
import { isPage, type FileSearch } from '../../files/file-names.ts'
import { searchTest } from '../../files/find-files.ts'
import { onDisk } from '../../files/file-access.ts'
import { fixesIn, type Fixes } from '../fixes/find-fixes.ts'
import { schemaNames } from '../../listings/check-settings.ts'
import { LiveCheck, type CheckedSite } from './live-check.ts'
import type { RunResult } from '../report-results.ts'
import { siteContext } from '../site-context.ts'
import { dataSearches } from '../../site/data/read-records.ts'
import { frontMatterRules } from '../../site/front-matter.ts'
import type { Page } from '../../site/page.ts'
import { isReachedByLink, readPageAgain, replacePages, type ReplacedPage } from '../../site/replace-pages.ts'
import { fileText, readSite, settingFiles, type Site, type SiteOptions } from '../../site/site.ts'

/**
 * A site that is read once and then kept up with, so that a change costs little more than the pages that it touches. It
 * writes nothing.
 */
export class LiveSite {
  readonly #options: SiteOptions
  /** Those of files that are not saved, by absolute path. */
  readonly #texts: Map<string, string>
  #site!: Site
  #snapshot!: Snapshot
  #find!: ReturnType<typeof findOnce>
  #check!: LiveCheck
  /** Pages that are being typed in and whose front matter cannot be read: in the site they are as they last could be. */
  #broken!: Map<string, ReplacedPage>

  /**
   * @param texts of files that are not saved
   * @throws SetupError when there is no site, or its configuration has mistakes
   */
  constructor(options: SiteOptions, texts: ReadonlyMap<string, string> = new Map()) {
    this.#texts = new Map(texts)
    this.#options = { ...options, access: { ...onDisk, unsaved: this.#texts } }
    this.#read()
  }

  get site(): Site {
    return this.#site
  }

  get queries(): SiteQueries {
    return this.#snapshot.queries
  }

  /**
   * Takes a text that replaces what a file holds, from the next `update` of the file on.
   *
   * @param file absolute path; it need not be there
   * @param text with its byte order mark if it has one; null when the file itself counts again
   */
  setText(file: string, text: string | null): void {
    if (text === null) this.#texts.delete(file)
    else this.#texts.set(file, text)
  }

  /**
   * Takes note of changed files.
   *
   * @param files absolute paths; they may be gone
   * @returns what they can affect; null when no page differs from what is known of it
   * @throws SetupError when the configuration has mistakes now; the site stays as it was
   */
  update(files: readonly string[]): AffectedPages | null {
    if (files.some((file) => this.#isSetting(file))) return this.readAgain()
    const paths = files.map((file) => this.pathOf(file)).flatMap((path) => path ?? [])
    // What links lead to concerns more than one page.
    if (paths.some((path) => this.#site.links.size > 0 || isReachedByLink(this.#site.docsDir, path)))
      return this.readAgain()
    const replaced = this.#changedPages(paths)
    if (replaced.size === 0) return null
    const site = replacePages(this.#site, replaced)
    const before = this.#snapshot
    this.#snapshot = snapshotOf(site, createSiteQueries(site, before.queries))
    this.#site = site
    const changed = new Set(replaced.keys())
    this.#check.note(changed)
    const [after, find] = [this.#snapshot, this.#find]
    const relisted = lazy(() => relistedPages(before, after, changed, find))
    const rejudged = lazy(() => {
      const pages = rejudgedPages(before, after)
      for (const path of relisted()) pages.delete(path)
      return pages
    })
    return { changed, relisted, rejudged }
  }

  /**
   * Reads the site and its configuration again.
   *
   * @throws SetupError as the constructor does; the site stays as it was
   */
  readAgain(): AffectedPages {
    this.#read()
    const all = new Set(this.#site.pages.map(({ path }) => path))
    return { changed: all, relisted: () => all, rejudged: () => new Set() }
  }

  /** What `check` finds in the whole site as it is now; paths are relative to the folder in which the site was looked for. */
  check(): RunResult {
    return this.#check.result(this.#checked, this.#options.cwd)
  }

  /**
   * What `check` finds on some pages, without looking at the others.
   *
   * @param paths relative to the docs directory
   * @returns more than that where what is found depends on other pages
   */
  checkPages(paths: ReadonlySet<string>): RunResult {
    if (this.#site.links.size > 0) return this.check()
    return this.#check.resultOf(paths, this.#checked, this.#options.cwd)
  }

  /** Does what `check` has to do, in small steps; it ends early when the site changes. */
  *checkInSteps(): Generator<void> {
    const snapshot = this.#snapshot
    for (const _ of this.#check.steps(this.#checked)) {
      yield
      if (this.#snapshot !== snapshot) return
    }
  }

  get #checked(): CheckedSite {
    return { snapshot: this.#snapshot, unreadable: this.#broken }
  }

  /**
   * The text of a page's file as `write` would leave it.
   *
   * @param path relative to the docs directory
   * @returns null when there is no such page, or an error leaves it unwritten
   */
  expand(path: string): string | null {
    const context = siteContext(this.#site, this.#snapshot.queries, { verb: 'write', force: false })
    const page = context.pages.get(path)
    if (!page || this.#broken.has(path) || this.#site.links.has(path)) return null
    const [expanded] = expandPages([page], context)
    if (!expanded || expanded.findings.some(context.expansion.severities.isError)) return null
    return fileText(page, expanded.text)
  }

  /**
   * Where the directives of a page begin whose lists are outdated, or not written yet.
   *
   * @param page of the site, perhaps with another text
   */
  outdatedIn(page: Page): Set<number> {
    const { expansion } = siteContext(this.#site, this.#snapshot.queries, { verb: 'check', force: false })
    const { findings } = expandPage(page, expansion)
    return new Set(findings.flatMap(({ rule, span }) => (rule === 'stale-region' && span ? [span.start] : [])))
  }

  /**
   * What `check --fix` does to the site as it is now.
   *
   * @param path of the page to which it is limited, relative to the docs directory; null for the whole site
   */
  fixes(path: string | null): Fixes {
    const context = siteContext(this.#site, this.#snapshot.queries, { verb: 'check', force: false })
    const isSelected = (each: string): boolean => path === null || each === path
    const pages = this.#site.pages.filter((page) => isSelected(page.path))
    return fixesIn({ context, pages, isSelected }, this.#options.cwd)
  }

  /** The path of a file relative to the docs directory; null when it is not a page there. */
  pathOf(file: string): string | null {
    const path = posixRelative(this.#site.docsDir, file)
    return !path.startsWith('../') && isPage(path) ? path : null
  }

  /** Takes note of what lists were written into pages: nothing else depends on that. */
  adopt(pages: ReadonlyMap<string, ReplacedPage>): void {
    for (const path of pages.keys()) this.#check.noteOwn(path)
    this.#site = replacePages(this.#site, pages)
    this.#snapshot = { ...this.#snapshot, site: this.#site }
  }

  /** Looks for the directives of all pages, so that the first change need not wait for that. */
  prepare(): void {
    for (const page of this.#site.pages) this.#find(page)
  }

  /** The files that count for every page; absolute paths. */
  get settings(): string[] {
    return settingFiles(this.#site).map((name) => resolve(this.#site.root, name))
  }

  /** What data files are looked for. */
  get searches(): FileSearch[] {
    return dataSearches(this.#site, this.#site.config.collections)
  }

  #read(): void {
    const site = this.#withUnsavedPages(readSite(this.#options, schemaNames))
    const queries = createSiteQueries(site)
    this.#site = site
    this.#snapshot = snapshotOf(site, queries)
    this.#find = findOnce(queries.find)
    this.#check = new LiveCheck(this.#find)
    this.#broken = new Map()
  }

  /** Adds pages that have not been saved yet: no folder has them. */
  #withUnsavedPages(site: Site): Site {
    const rules = frontMatterRules(site.config)
    const known = new Set(site.pages.map(({ path }) => path))
    const paths = [...this.#texts.keys()].map((file) => posixRelative(site.docsDir, file))
    const isNew = (path: string): boolean =>
      !path.startsWith('../') && isPage(path) && !known.has(path) && !site.findings.has(path)
    return replacePages(site, new Map(paths.filter(isNew).map((path) => [path, readPageAgain(site, path, rules)])))
  }

  #isSetting(file: string): boolean {
    return this.settings.includes(file) || searchTest(this.searches)(file)
  }

  #changedPages(paths: readonly string[]): Map<string, ReplacedPage> {
    const rules = frontMatterRules(this.#site.config)
    const asked = new Set(paths)
    const known = new Map<string, Page>()
    for (const page of this.#site.pages) if (asked.has(page.path)) known.set(page.path, page)
    const changed = new Map<string, ReplacedPage>()
    for (const path of paths) {
      const page = known.get(path)
      const read = readPageAgain(this.#site, path, rules)
      const isBroken = page !== undefined && this.#isBeingTyped(path, read)
      if (isBroken || this.#broken.has(path)) this.#check.noteOwn(path)
      if (isBroken) this.#broken.set(path, read)
      else {
        this.#broken.delete(path)
        if (!this.#isSame(path, page, read)) changed.set(path, read)
      }
    }
    return changed
  }

  #isSame(path: string, page: Page | undefined, read: ReplacedPage): boolean {
    if (page) return read.page?.source === page.source && read.page.hasBom === page.hasBom
    return !read.page && read.findings.length === (this.#site.findings.get(path)?.length ?? 0)
  }

  /** Whether a page's front matter cannot be read, and the file itself holds something else. */
  #isBeingTyped(path: string, read: ReplacedPage): boolean {
    if (!read.findings.some(({ rule }) => rule === 'invalid-front-matter')) return false
    const { docsDir, config } = this.#site
    const saved = readPageAgain({ docsDir, access: onDisk }, path, frontMatterRules(config))
    return this.#texts.has(join(docsDir, path)) && saved.page?.source !== read.page?.source
  }
}

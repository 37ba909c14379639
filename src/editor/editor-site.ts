import { join } from 'node:path'
import { settingNames } from '../config/file-names.ts'
import { readMessageLanguage } from '../config/languages.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { diagnosticsByFile, problemIn, setupDiagnostics, type FileDiagnostics } from './file-diagnostics.ts'
import { searchTest } from '../files/find-files.ts'
import { readText } from '../files/read-text.ts'
import { onDisk, type FileAccess } from '../files/file-access.ts'
import type { WatchedFiles } from '../files/watch-folder.ts'
import { findFixes, type Fixes } from '../pipeline/fixes/find-fixes.ts'
import { LiveSite } from '../pipeline/incremental/live-site.ts'
import type { RunResult } from '../pipeline/report-results.ts'
import type { Language } from '../report/messages/language-names.ts'
import type { Change } from '../report/reporters/diff.ts'
import type { SetupProblem } from '../report/setup-error.ts'
import type { Page } from '../site/page.ts'

/** What was found in some files, by absolute path. */
export interface FoundDiagnostics {
  files: ReadonlyMap<string, FileDiagnostics>
  /** Whether in other files nothing is wrong. */
  isAll: boolean
}

/**
 * A site as the editor has it: also one that cannot be read now, because its configuration has a mistake. Then what was
 * last known of it stays.
 */
export class EditorSite {
  /** Absolute path of the folder in which the site's configuration is looked for. */
  readonly folder: string
  readonly #texts = new Map<string, string>()
  readonly #access: FileAccess = { ...onDisk, unsaved: this.#texts }
  #live: LiveSite | null = null
  #problem: SetupProblem | null = null
  #result: RunResult | null = null
  #changed = new Set<string>()
  /** What was worked out of pages since the site was last looked at: a client asks again with each move of the cursor. */
  #known: { queries: SiteQueries; texts: Map<string, string | null>; outdated: WeakMap<Page, Set<number>> } | null =
    null
  #isRead = false
  #isBehind = false

  constructor(folder: string) {
    this.folder = folder
  }

  /** The site with all that is typed; null as long as it could not be read. */
  get live(): LiveSite | null {
    this.#catchUp()
    return this.#live
  }

  /** The site as it was when it was last looked at: enough for features that have the text of a page, and available at once. */
  get known(): LiveSite | null {
    if (!this.#isRead) this.#catchUp()
    return this.#live
  }

  /** What keeps the site from being read as it is now. */
  get problem(): SetupProblem | null {
    this.#catchUp()
    return this.#problem
  }

  /** What `check` found in the site as it is now; null as long as it could not be read. */
  get result(): RunResult | null {
    this.#catchUp()
    this.#result ??= this.#live?.check() ?? null
    return this.#result
  }

  get language(): Language {
    return this.#live?.site.config.messages ?? readMessageLanguage(this.folder, undefined, false, this.#access)
  }

  /** What `write` leaves of a page of the site as it was when it was last looked at; null as `LiveSite.expand` gives it. */
  expanded(live: LiveSite, path: string): string | null {
    const { texts } = this.#knownOf(live)
    const known = texts.get(path)
    const text = known === undefined ? live.expand(path) : known
    texts.set(path, text)
    return text
  }

  /** Where the outdated lists of a page begin, as `LiveSite.outdatedIn` gives it. */
  outdatedIn(live: LiveSite, page: Page): Set<number> {
    const { outdated } = this.#knownOf(live)
    const found = outdated.get(page) ?? live.outdatedIn(page)
    outdated.set(page, found)
    return found
  }

  #knownOf({ queries }: LiveSite): { texts: Map<string, string | null>; outdated: WeakMap<Page, Set<number>> } {
    if (this.#known?.queries !== queries) this.#known = { queries, texts: new Map(), outdated: new WeakMap() }
    return this.#known
  }

  /** Takes note that a file changed, with its text while that is not saved. It is looked at when the site is asked for. */
  change(file: string, text?: string): void {
    if (text === undefined) this.#texts.delete(file)
    else this.#texts.set(file, text)
    this.#changed.add(file)
  }

  /** Whether a file counts for every page of the site; `file` is an absolute path. */
  counts(file: string): boolean {
    const { files, searches } = this.watched
    return files.includes(file) || searchTest(searches)(file)
  }

  /** What is wrong with one file; of a page without looking at the others. */
  diagnosticsOf(file: string): FileDiagnostics | undefined {
    const { live, problem } = this
    const path = live?.pathOf(file) ?? null
    if (live && !problem && !this.#result && path !== null)
      return diagnosticsByFile(this.folder, live.checkPages(new Set([path]))).get(file)
    this.#result ??= live?.check() ?? null
    return this.#found().get(file)
  }

  /**
   * Checks the site as it is now, in small steps between which requests can be answered. It ends early when a change is
   * taken in meanwhile.
   *
   * @param open absolute paths of files whose messages are wanted first
   * @returns what was found with some steps, and at last everything
   */
  *round(open: Iterable<string>): Generator<FoundDiagnostics | null> {
    const { live, problem } = this
    const taken = this.#changed
    if (live && !this.#result) {
      if (!problem) yield this.#foundIn(live, [...open])
      for (const _ of live.checkInSteps()) {
        yield null
        if (this.#changed !== taken) return
      }
      this.#result = live.check()
    }
    yield { files: this.#found(), isAll: true }
  }

  /** Whether a file has changed since the site was last looked at. */
  isBehind(file: string): boolean {
    return this.#changed.has(file)
  }

  #foundIn(live: LiveSite, files: readonly string[]): FoundDiagnostics {
    const paths = new Map(
      files.flatMap((file) => live.pathOf(file) ?? []).map((path) => [join(live.site.docsDir, path), path]),
    )
    const found = diagnosticsByFile(this.folder, live.checkPages(new Set(paths.values())))
    const nothing: FileDiagnostics = { source: '', diagnostics: [] }
    return { files: new Map(Array.from(paths.keys(), (file) => [file, found.get(file) ?? nothing])), isAll: false }
  }

  #found(): Map<string, FileDiagnostics> {
    const [result, problem] = [this.#result, this.#problem]
    const found = result ? diagnosticsByFile(this.folder, result) : new Map<string, FileDiagnostics>()
    if (!problem) return found
    const setup = setupDiagnostics(this.folder, problem, this.language, (file) => this.#sourceOf(file))
    return new Map([...found, ...setup])
  }

  /**
   * What `check --fix` does to the site as it is now; also to a configuration whose mistakes keep it from being read.
   *
   * @param path of the page to which it is limited, relative to the docs directory; null for the whole site
   */
  fixes(path: string | null): Change[] {
    const { live, problem } = this
    if (live && !problem) {
      const { settings, pages } = live.fixes(path)
      return [...settings, ...pages]
    }
    const found: { fixes: Fixes | null } = { fixes: null }
    problemIn(() => {
      found.fixes = findFixes({ verb: 'check', cwd: this.folder }, this.#access)
    })
    return found.fixes?.settings ?? []
  }

  /** What is to be watched, where the client does not do that. */
  get watched(): WatchedFiles {
    const live = this.#live
    const settings = settingNames.map((name) => join(this.folder, name))
    if (!live) return { root: this.folder, docsDir: join(this.folder, 'docs'), files: settings, searches: [] }
    const { root, docsDir } = live.site
    return { root, docsDir, files: live.settings, searches: live.searches }
  }

  #sourceOf(file: string): string {
    const read = readText(file, this.#access)
    return 'text' in read ? read.text.replace(/^\uFEFF/, '') : ''
  }

  #catchUp(): void {
    if (this.#isRead && this.#changed.size === 0) return
    const changed = [...this.#changed]
    this.#changed = new Set()
    const isBehind = this.#isBehind
    this.#isRead = true
    // Also when what follows fails for another reason: then all is read again with the next change.
    this.#isBehind = true
    this.#problem = problemIn(() => this.#take(changed, isBehind))
    this.#isBehind = this.#problem !== null
  }

  #take(changed: readonly string[], isBehind: boolean): void {
    const live = this.#live
    if (!live) {
      this.#live = new LiveSite({ cwd: this.folder }, this.#texts)
      this.#result = null
      return
    }
    for (const file of changed) live.setText(file, this.#texts.get(file) ?? null)
    // Of what is broken while it is typed no page of the site knows, but it has messages.
    this.#result = null
    if (isBehind) live.readAgain()
    else live.update(changed)
  }
}

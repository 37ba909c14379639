import type { EditorSite } from '../editor-site.ts'
import { SiteWatcher } from '../../files/watch-folder.ts'

/** Watches the files of sites, for clients that do not. */
export class Watchers {
  readonly #changed: (files: string[]) => void
  readonly #log: (line: string) => void
  readonly #watchers = new Map<EditorSite, SiteWatcher>()

  /**
   * @param changed takes the absolute paths of changed files
   * @param log takes a line about what keeps changes from being seen
   */
  constructor(changed: (files: string[]) => void, log: (line: string) => void) {
    this.#changed = changed
    this.#log = log
  }

  /** Watches the files that a site has now. */
  follow(site: EditorSite): void {
    const known = this.#watchers.get(site)
    if (known) return known.watchOnly(site.watched)
    const watcher = new SiteWatcher(site.watched, false, {
      changed: (files) => this.#changed(files),
      problem: ({ kind }) => this.#log(`${site.folder}: changes are not seen (${kind})`),
      scanned: () => {},
    })
    this.#watchers.set(site, watcher)
    void watcher.listen()
  }

  close(): void {
    for (const watcher of this.#watchers.values()) void watcher.close()
    this.#watchers.clear()
  }
}

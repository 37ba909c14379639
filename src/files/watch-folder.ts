import { existsSync, statSync, type Stats } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import { errorCode } from '../core/errors.ts'
import { isPage, type FileSearch } from './file-names.ts'
import { onDisk } from './file-access.ts'
import { findFiles } from './find-files.ts'
import { readFileNames } from './read-folder.ts'
import { repositoryRoot } from './repository-root.ts'

/** The folders and files that are watched. All paths absolute. */
export interface WatchedFiles {
  /** The folder of the site's configuration. */
  root: string
  docsDir: string
  /** Files that count besides pages; they need not be there. */
  files: readonly string[]
  /** What files are looked for besides. */
  searches: readonly FileSearch[]
}

/** What keeps changes from being noticed: the docs folder is missing, the system reports no more events, the site is gone. */
export type WatchProblem = { kind: 'gone' | 'back' | 'lost'; folder: string } | { kind: 'limit'; cause: string }

/** Receives what a watcher notices. */
export interface WatchListener {
  /** Takes the absolute paths of files that changed one after the other. */
  changed(files: string[]): void
  problem(problem: WatchProblem): void
  /** Called after each scan of all files. */
  scanned(): void
}

/** Long enough for an editor to write a file, and for the files of one `git checkout`; short enough not to be felt. */
const pause = 20

/** In milliseconds, between two scans: when the system reports changes, and when it does not. */
const intervals = { withEvents: 1000, polling: 200 }

/** Scans take at most one part in so many of the time. */
const share = 50

/** In milliseconds. A site that is missing for longer is taken for deleted. */
const longestMissing = 5000

/** In milliseconds: git holds its lock while it checks out; a lock that stays is a dead one. */
const longestLock = 5000

/**
 * Notices files that change, come or go. Events of the system make it quick; but they stop without notice when a folder
 * is replaced, and their number is limited. So from time to time all files are scanned.
 */
export class SiteWatcher {
  #watched: WatchedFiles
  readonly #listener: WatchListener
  #hasEvents: boolean
  #watchers: FSWatcher[] = []
  /** The state of each file at the last scan, by absolute path. */
  #lastScan: ReadonlyMap<string, string>
  /** Identifies the docs folder; null when it is missing. */
  #identity: string | null
  #changed = new Set<string>()
  #timers: { change?: NodeJS.Timeout; scan?: NodeJS.Timeout } = {}
  #missingSince: number | null = null

  /** @param isPolling where the system does not report changes: on some network drives */
  constructor(watched: WatchedFiles, isPolling: boolean, listener: WatchListener) {
    this.#watched = watched
    this.#listener = listener
    this.#hasEvents = !isPolling
    this.#lastScan = filesNow(watched)
    this.#identity = identityOf(watched.docsDir)
    this.#scanLater(0)
  }

  /** Watches other folders and files from now on. */
  watchOnly(watched: WatchedFiles): void {
    const isMoved = watched.docsDir !== this.#watched.docsDir
    const isSame = !isMoved && watched.files.join('\0') === this.#watched.files.join('\0')
    this.#watched = watched
    if (isSame) return
    this.#lastScan = filesNow(watched)
    this.#identity = identityOf(watched.docsDir)
    if (isMoved) void this.listen()
    else if (this.#hasEvents) this.#watchers[1]?.add([...watched.files])
  }

  /** Asks the system for events; resolves once they are reported. */
  async listen(): Promise<void> {
    const earlier = this.#watchers.splice(0)
    for (const watcher of earlier) watcher.removeAllListeners().on('error', () => {})
    await Promise.all(earlier.map((watcher) => watcher.close()))
    if (!this.#hasEvents) return
    const { root, docsDir, files } = this.#watched
    // Pages below it are not read either (`readFileNames`).
    const packages = docsDir === root ? join(root, 'node_modules') : null
    // One for each: where a folder and files beside it are given together, chokidar misses changes in the folder.
    const options = { ignoreInitial: true, ignored: (path: string) => path === packages || isHidden(docsDir, path) }
    this.#watchers = [watch(docsDir, options), watch([...files], options)]
    for (const watcher of this.#watchers)
      watcher
        .on('error', (error) => this.#stopListening(error))
        .on('all', (event, path) => void (event.endsWith('Dir') || this.#collect([path])))
    await Promise.all(this.#watchers.map(isReady))
  }

  async close(): Promise<void> {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    this.#hasEvents = false
    this.#timers = {}
    await this.listen()
  }

  #stopListening(error: unknown): void {
    if (!this.#hasEvents) return
    this.#hasEvents = false
    void this.listen()
    this.#listener.problem({ kind: 'limit', cause: errorCode(error) })
  }

  #collect(files: readonly string[], since = Date.now()): void {
    for (const file of files) this.#changed.add(file)
    clearTimeout(this.#timers.change)
    this.#timers.change = setTimeout(() => {
      if (isCheckingOut(this.#watched.root) && Date.now() - since < longestLock) return this.#collect([], since)
      const changed = [...this.#changed]
      this.#changed = new Set()
      if (changed.length > 0) this.#listener.changed(changed)
    }, pause)
  }

  #scanLater(took: number): void {
    const { withEvents, polling } = intervals
    this.#timers.scan = setTimeout(() => this.#scan(), Math.max(this.#hasEvents ? withEvents : polling, took * share))
  }

  #scan(): void {
    const start = performance.now()
    const now = filesNow(this.#watched)
    const differing = [...now].flatMap(([file, state]) => (this.#lastScan.get(file) === state ? [] : [file]))
    const gone = [...this.#lastScan.keys()].filter((file) => !now.has(file))
    this.#lastScan = now
    if (differing.length + gone.length > 0) this.#collect([...differing, ...gone])
    this.#scanLater(performance.now() - start)
    this.#checkFolder()
    this.#listener.scanned()
  }

  #checkFolder(): void {
    const { root, docsDir } = this.#watched
    const before = this.#identity
    this.#identity = identityOf(docsDir)
    if (this.#identity !== before && this.#identity !== null) void this.listen()
    if ((before === null) !== (this.#identity === null))
      this.#listener.problem({ kind: this.#identity === null ? 'gone' : 'back', folder: docsDir })
    this.#missingSince = existsSync(root) ? null : (this.#missingSince ?? Date.now())
    if (this.#missingSince !== null && Date.now() - this.#missingSince > longestMissing)
      this.#listener.problem({ kind: 'lost', folder: root })
  }
}

/** Also when it never will be, because the system refuses. */
function isReady(watcher: FSWatcher): Promise<void> {
  return new Promise((ready) => void watcher.once('ready', ready).once('error', () => ready()))
}

/** The state of each page and other file that exists, by absolute path. */
function filesNow({ root, docsDir, files, searches }: WatchedFiles): Map<string, string> {
  const states = new Map<string, string>()
  const found = searches.flatMap((search) => findFiles(search, onDisk).map(({ path }) => join(search.folder, path)))
  for (const file of [...pagesNow(docsDir, root), ...files, ...found]) {
    const stats = statsOf(file)
    if (stats) states.set(file, [stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join())
  }
  return states
}

/** None when the folder cannot be read. */
function pagesNow(docsDir: string, root: string): string[] {
  try {
    return readFileNames(docsDir, root, onDisk).files.flatMap(({ path }) => (isPage(path) ? [join(docsDir, path)] : []))
  } catch {
    return []
  }
}

function identityOf(folder: string): string | null {
  const stats = statsOf(folder)
  return stats && `${stats.dev} ${stats.ino}`
}

/** Null for what is not there, or cannot be reached. */
function statsOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

/** Pages and folders whose names begin with a dot are not part of a site. */
function isHidden(folder: string, path: string): boolean {
  if (!path.startsWith(folder + sep)) return false
  return relative(folder, path)
    .split(sep)
    .some((part) => part.startsWith('.'))
}

function isCheckingOut(root: string): boolean {
  return existsSync(join(repositoryRoot(root, onDisk), '.git/index.lock'))
}

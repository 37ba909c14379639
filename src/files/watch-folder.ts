import { existsSync, statSync, type Stats } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'
import { errorCode } from '../core/errors.ts'
import { isPage } from './file-names.ts'
import { readFileNames } from './read-folder.ts'
import { repositoryRoot } from './repository-root.ts'

/** What is looked at. All paths absolute. */
export interface Sight {
  /** The folder of `mkdocs.yml`. */
  root: string
  docsDir: string
  /** Files that count besides pages; they need not be there. */
  files: readonly string[]
}

/** What keeps changes from being seen: the docs folder is away, the system tells of no more, all of the site is gone. */
export type Trouble = { kind: 'gone' | 'back' | 'lost'; folder: string } | { kind: 'limit'; cause: string }

/** Who is told. */
export interface Watcher {
  /** Takes the absolute paths of files that changed one after the other. */
  changed(files: string[]): void
  troubled(trouble: Trouble): void
  /** Is called each time that all files were looked at. */
  looked(): void
}

/** Long enough for an editor to write a file, and for the files of one `git checkout`; short enough not to be felt. */
const pause = 20

/** In milliseconds, between two looks at all files: when the system tells of changes, and when it does not. */
const intervals = { told: 1000, polling: 200 }

/** Looking takes one part of the time in so many. */
const share = 50

/** In milliseconds. Nobody moves a site away for longer who wants it to be watched. */
const longestAway = 5000

/** In milliseconds: git holds its lock while it checks out; a lock that stays is a dead one. */
const longestLock = 5000

/**
 * Looks out for files that change, come or go. What the system tells makes it quick; but that ends without a word when a
 * folder is replaced, and there is a limit to it. So from time to time all files are looked at.
 */
export class Lookout {
  #sight: Sight
  readonly #watcher: Watcher
  #isTold: boolean
  #systems: FSWatcher[] = []
  /** What stood for each file at the last look, by absolute path. */
  #seen: ReadonlyMap<string, string>
  /** Stands for the docs folder itself; null when it is away. */
  #identity: string | null
  #changed = new Set<string>()
  #timers: { change?: NodeJS.Timeout; look?: NodeJS.Timeout } = {}
  #awaySince: number | null = null

  /** @param isPolling where the system does not tell of changes: on some network drives */
  constructor(sight: Sight, isPolling: boolean, watcher: Watcher) {
    this.#sight = sight
    this.#watcher = watcher
    this.#isTold = !isPolling
    this.#seen = filesNow(sight)
    this.#identity = identityOf(sight.docsDir)
    this.#lookLater(0)
  }

  /** Looks at other folders and files from now on. */
  aim(sight: Sight): void {
    const isMoved = sight.docsDir !== this.#sight.docsDir
    const isSame = !isMoved && sight.files.join('\0') === this.#sight.files.join('\0')
    this.#sight = sight
    if (isSame) return
    this.#seen = filesNow(sight)
    this.#identity = identityOf(sight.docsDir)
    if (isMoved) void this.listen()
    else if (this.#isTold) this.#systems[1]?.add([...sight.files])
  }

  /** Lets the system tell of changes; resolves once it does. */
  async listen(): Promise<void> {
    const earlier = this.#systems.splice(0)
    for (const system of earlier) system.removeAllListeners().on('error', () => {})
    await Promise.all(earlier.map((system) => system.close()))
    if (!this.#isTold) return
    const { docsDir, files } = this.#sight
    // One for each: where a folder and files beside it are given together, chokidar misses changes in the folder.
    const options = { ignoreInitial: true, ignored: (path: string) => isHidden(docsDir, path) }
    this.#systems = [watch(docsDir, options), watch([...files], options)]
    for (const system of this.#systems)
      system
        .on('error', (error) => this.#stopListening(error))
        .on('all', (event, path) => void (event.endsWith('Dir') || this.#note([path])))
    await Promise.all(this.#systems.map(isReady))
  }

  async close(): Promise<void> {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
    this.#isTold = false
    this.#timers = {}
    await this.listen()
  }

  #stopListening(error: unknown): void {
    if (!this.#isTold) return
    this.#isTold = false
    void this.listen()
    this.#watcher.troubled({ kind: 'limit', cause: errorCode(error) })
  }

  #note(files: readonly string[], since = Date.now()): void {
    for (const file of files) this.#changed.add(file)
    clearTimeout(this.#timers.change)
    this.#timers.change = setTimeout(() => {
      if (isCheckingOut(this.#sight.root) && Date.now() - since < longestLock) return this.#note([], since)
      const changed = [...this.#changed]
      this.#changed = new Set()
      if (changed.length > 0) this.#watcher.changed(changed)
    }, pause)
  }

  #lookLater(took: number): void {
    const { told, polling } = intervals
    this.#timers.look = setTimeout(() => this.#look(), Math.max(this.#isTold ? told : polling, took * share))
  }

  #look(): void {
    const start = performance.now()
    const now = filesNow(this.#sight)
    const differing = [...now].flatMap(([file, state]) => (this.#seen.get(file) === state ? [] : [file]))
    const gone = [...this.#seen.keys()].filter((file) => !now.has(file))
    this.#seen = now
    if (differing.length + gone.length > 0) this.#note([...differing, ...gone])
    this.#lookLater(performance.now() - start)
    this.#lookAtFolder()
    this.#watcher.looked()
  }

  #lookAtFolder(): void {
    const { root, docsDir } = this.#sight
    const before = this.#identity
    this.#identity = identityOf(docsDir)
    if (this.#identity !== before && this.#identity !== null) void this.listen()
    if ((before === null) !== (this.#identity === null))
      this.#watcher.troubled({ kind: this.#identity === null ? 'gone' : 'back', folder: docsDir })
    this.#awaySince = existsSync(root) ? null : (this.#awaySince ?? Date.now())
    if (this.#awaySince !== null && Date.now() - this.#awaySince > longestAway)
      this.#watcher.troubled({ kind: 'lost', folder: root })
  }
}

/** Also when it never will be, because the system refuses. */
function isReady(system: FSWatcher): Promise<void> {
  return new Promise((ready) => void system.once('ready', ready).once('error', () => ready()))
}

/** What stands for each page and each other file that is there, by absolute path. */
function filesNow({ root, docsDir, files }: Sight): Map<string, string> {
  const states = new Map<string, string>()
  for (const file of [...pagesNow(docsDir, root), ...files]) {
    const stats = statsOf(file)
    if (stats) states.set(file, [stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join())
  }
  return states
}

/** None when the folder cannot be read. */
function pagesNow(docsDir: string, root: string): string[] {
  try {
    return readFileNames(docsDir, root).files.flatMap(({ path }) => (isPage(path) ? [join(docsDir, path)] : []))
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

/** Pages and folders whose names begin with a dot are no part of a site. */
function isHidden(folder: string, path: string): boolean {
  if (!path.startsWith(folder + sep)) return false
  return relative(folder, path)
    .split(sep)
    .some((part) => part.startsWith('.'))
}

function isCheckingOut(root: string): boolean {
  return existsSync(join(repositoryRoot(root), '.git/index.lock'))
}

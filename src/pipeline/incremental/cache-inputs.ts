import { hash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { configFile, configNames, lockFile } from '../../config/file-names.ts'
import { largestPage } from '../../core/limits.ts'
import { once } from '../../core/memoize.ts'
import { onDisk, type AccessRecorder } from '../../files/file-access.ts'
import { isPage, type FileNames, type FileSearch, type FoundFile } from '../../files/file-names.ts'
import { isTooRecent, readFileState, stateText, type FileState } from '../../files/file-state.ts'
import { findFiles } from '../../files/find-files.ts'
import { headOf } from '../../files/git/history.ts'
import { blobId } from '../../files/git/revision.ts'
import { readFileNames } from '../../files/read-folder.ts'
import type { PageFacts, PageRecord, PageRecords } from './site-records.ts'

/** What a run read, to see later whether all of it is still the same. */
export interface Inputs {
  /** Absolute path of the folder of the site's configuration. */
  root: string
  /** Absolute. */
  docsDir: string
  /** Absolute paths of the files that are no pages, and whether they were read: of the others it counts whether they exist. */
  settings: { file: string; isRead: boolean }[]
  /** What files were looked for by globs. */
  searches: FileSearch[]
  /** Absolute paths of the repositories whose history was read. */
  repositories: string[]
  /** A digest of the content of the files, and of the names of all files of the site. */
  digest: string
  /** The same for their states: while these stay, no file need be read. Null where a state says too little. */
  stamp: string | null
}

/** What was read, without digests. */
type Places = Omit<Inputs, 'digest' | 'stamp'>

/** Gives the digest of a file, of its content or its state, or null when there is none. */
type MarkOf = (file: string) => string | null

/** Sees what a run reads, and says what that was. */
export class InputRecorder implements AccessRecorder {
  /** By absolute path; null when the file could not be read. */
  readonly #hashes = new Map<string, string | null>()
  /** The ids that git has for the same, by absolute path. */
  readonly #blobs = new Map<string, string>()
  /** By absolute path, as they were before each file was first read. */
  readonly #states = new Map<string, FileState | null>()
  /** Absolute paths of files that were read more than once: a page that is a file of definitions, too. */
  readonly #readAgain = new Set<string>()
  /** By absolute path, of what nothing but this was asked of. */
  readonly #presences = new Map<string, boolean>()
  #site: { docsDir: string; names: FileNames } | null = null
  readonly #searches: { search: FileSearch; found: readonly FoundFile[] }[] = []
  /** The commits whose history was read, by repository. */
  readonly #commits = new Map<string, string | null>()
  #isSteady = true
  readonly #start: number

  /** @param start in milliseconds: when the run began */
  constructor(start: number) {
    this.#start = start
  }

  recordText(file: string, bytes: Uint8Array | null, state: FileState | null): void {
    const seen = bytes && hashOf(bytes)
    if (this.#hashes.has(file) && this.#hashes.get(file) !== seen) this.#isSteady = false
    this.#hashes.set(file, seen)
    if (bytes && isPage(file)) this.#blobs.set(file, blobId(bytes))
    if (this.#states.has(file)) this.#readAgain.add(file)
    else this.#states.set(file, state)
  }

  recordPresence(path: string, isThere: boolean): void {
    if ((this.#presences.get(path) ?? isThere) !== isThere) this.#isSteady = false
    this.#presences.set(path, isThere)
  }

  recordNames(docsDir: string, names: FileNames): void {
    if (this.#site) this.#isSteady = false
    this.#site = { docsDir, names }
  }

  recordSearch(search: FileSearch, found: readonly FoundFile[]): void {
    this.#searches.push({ search, found })
  }

  recordCommit(repository: string, commit: string | null): void {
    this.#commits.set(repository, commit)
  }

  /**
   * What was read.
   *
   * @param cwd absolute path of the folder in which the site's configuration is looked for
   * @param siteConfig another configuration of the site, relative to `cwd`
   * @returns null when that cannot be said: something changed on the way
   */
  inputs(cwd: string, siteConfig: string | undefined): Inputs | null {
    if (!this.#site || !this.#isSteady) return null
    const { docsDir, names } = this.#site
    const pages = new Set(names.files.flatMap(({ path }) => (isPage(path) ? join(docsDir, path) : [])))
    const root = rootOf(cwd, siteConfig)
    const others = [...this.#hashes.keys(), ...this.#presences.keys()].filter((file) => !pages.has(file))
    const settings = [...new Set([...settingsOf(cwd, siteConfig), ...others])].map((file) => ({
      file,
      isRead: typeof this.#hashes.get(file) === 'string',
    }))
    // It may be read the next time.
    if (settings.some(({ file, isRead }) => !isRead && this.#hashes.has(file) && existsSync(file))) return null
    if ([...this.#presences].some(([path, isThere]) => existsSync(path) !== isThere)) return null
    const searches = this.#searches.map(({ search }) => search)
    const repositories = [...this.#commits.keys()]
    const commits = [...this.#commits.values()]
    const read = { ...names, found: this.#searches.map(({ found }) => found), commits }
    const places = { root, docsDir, settings, searches, repositories }
    const digest = digestOf(places, read, (file) => this.#hashes.get(file) ?? null)
    const stamp = stampOf(places, read, (file) => this.#states.get(file) ?? null, this.#start)
    return digest === null ? null : { ...places, digest, stamp }
  }

  /**
   * What is to be kept of each page that was read.
   *
   * @param facts by path relative to the docs directory
   */
  records(facts: ReadonlyMap<string, PageFacts>): PageRecords {
    const records = new Map<string, PageRecord>()
    const { docsDir = '', names } = this.#site ?? {}
    for (const { path } of names?.files ?? []) {
      const file = join(docsDir, path)
      const [content, state] = [this.#hashes.get(file), this.#states.get(file)]
      const known = facts.get(path)
      if (content == null || !state || !known) continue
      // A page that is a file of definitions, too, counts for every page.
      const line = this.#readAgain.has(file) ? '' : known.line
      const blob = this.#blobs.get(file) ?? ''
      records.set(file, { ...known, state: markOfState(state, this.#start), content, blob, line })
    }
    return records
  }
}

function markOfState(state: FileState | null, start: number): string {
  return state && !isTooRecent(state, start) ? stateText(state) : ''
}

/** What was read, as it is now, and what differs from then. */
export interface Comparison {
  /** Null where a state says too little. */
  stamp: string | null
  /** Whether the stamp says that nothing differs. */
  isStamped: boolean
  /** What was kept of the pages, with the states of their files as they are now. */
  renewed(): PageRecords
  /** Absolute paths of pages that hold something else now, by a digest of that. Nothing else differs. */
  changed: ReadonlyMap<string, string>
  /** How many files had to be read although they hold what they held. */
  reread: number
  names: FileNames
}

/**
 * Looks whether all that a run read is still the same: by the states of the files, and where these differ by what the files
 * hold.
 *
 * @param start in milliseconds: when looking begins
 * @param readKept gives what was kept of the pages; asked only where the stamp differs
 * @returns null when anything differs but the content of pages
 */
export function compareInputs(inputs: Inputs, start: number, readKept: () => PageRecords): Comparison | null {
  try {
    const names = readFileNames(inputs.docsDir, inputs.root, onDisk)
    const read = {
      ...names,
      found: inputs.searches.map((search) => findFiles(search, onDisk)),
      commits: inputs.repositories.map(headOf),
    }
    // The states come first: what changes after that has another one the next time.
    const stateOf = once(readFileState)
    const stamp = stampOf(inputs, read, stateOf, start)
    const changed = new Map<string, string>()
    if (stamp !== null && stamp === inputs.stamp)
      return { stamp, isStamped: true, renewed: () => new Map(), changed, reread: 0, names }
    const kept = readKept()
    let reread = 0
    const digest = digestOf(inputs, read, (file) => {
      const known = kept.get(file)
      const state = stateOf(file)
      if (known !== undefined && state !== null && stateText(state) === known.state) return known.content
      const content = readHash(file)
      if (content === known?.content) reread++
      if (!known?.line || content === null || content === known.content) return content
      changed.set(file, content)
      return known.content
    })
    if (digest !== inputs.digest) return null
    const renew = ([file, record]: [string, PageRecord]): [string, PageRecord] => {
      const { content, blob, collections, requests, line } = record
      const state = changed.has(file) ? '' : markOfState(stateOf(file), start)
      return [file, { state, content, blob, collections, requests, line }]
    }
    const renewed = (): PageRecords => new Map([...kept].map(renew))
    return { stamp, isStamped: false, renewed, changed, reread, names }
  } catch {
    return null
  }
}

/** Absolute path of the folder of the site's configuration, wherever that is looked for. */
export function rootOf(cwd: string, siteConfig: string | undefined): string {
  return siteConfig === undefined ? cwd : dirname(resolve(cwd, siteConfig))
}

function settingsOf(cwd: string, siteConfig: string | undefined): string[] {
  const mkdocs = siteConfig === undefined ? configNames.map((name) => join(cwd, name)) : [resolve(cwd, siteConfig)]
  return [...mkdocs, ...[configFile, lockFile].map((name) => join(rootOf(cwd, siteConfig), name))]
}

/** The files of a site, those that each search found, and the commits of the histories. */
interface AllFiles extends FileNames {
  found: readonly (readonly FoundFile[])[]
  commits: readonly (string | null)[]
}

/** A digest of the states of all files; null where one of them changed so lately that its state says too little. */
function stampOf(
  places: Places,
  names: AllFiles,
  stateOf: (file: string) => FileState | null,
  start: number,
): string | null {
  let isSettled = true
  const stamp = digestOf(places, names, (file) => {
    const state = stateOf(file)
    if (state && isTooRecent(state, start)) isSettled = false
    return state && stateText(state)
  })
  return isSettled ? stamp : null
}

/** Null when a file that was read cannot be, or when a run that was killed has left files behind, which `write` removes. */
function digestOf({ root, docsDir, settings }: Places, names: AllFiles, markOf: MarkOf): string | null {
  if (names.untidy.size > 0) return null
  const parts = [realpathSync(root), realpathSync(docsDir), String(settings.length)]
  for (const { file, isRead } of settings) {
    const content = isRead ? markOf(file) : String(existsSync(file))
    if (content === null) return null
    parts.push(file, isRead ? realpathSync(file) : '', content)
  }
  if (names.commits.includes(null)) return null
  parts.push(...names.commits.map(String))
  for (const found of names.found) parts.push(String(found.length), ...found.map(({ path }) => path))
  const prefix = join(docsDir, '/')
  for (const { path, finding, real } of names.files) {
    const mark = finding || !isPage(path) ? '' : (markOf(prefix + path) ?? 'unreadable')
    const reason = finding ? JSON.stringify(finding.details) : ''
    parts.push(`${path}\0${real ?? ''}\0${reason}\0${mark}`)
  }
  return hash('sha256', parts.join('\0'))
}

/** As a run reads it: what is too long is not read. */
function readHash(file: string): string | null {
  try {
    const stats = statSync(file)
    return stats.isFile() && stats.size <= largestPage ? hashOf(readFileSync(file)) : null
  } catch {
    return null
  }
}

/** A digest of what a file holds. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes)
}

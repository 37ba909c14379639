/** The parts of `node:fs` that a run without writing calls, over files in memory. There are no links. */
import { Buffer } from 'buffer/'

const files = new Map<string, Buffer>()

/**
 * Replaces all files.
 *
 * @param texts by absolute POSIX path; folders are those of the paths
 */
export function setFiles(texts: Iterable<readonly [string, string]>): void {
  files.clear()
  for (const [path, text] of texts) files.set(path, Buffer.from(text))
}

export const constants = { O_RDONLY: 0, O_NOFOLLOW: 0, O_CREAT: 0, O_EXCL: 0, O_WRONLY: 0, R_OK: 4, X_OK: 1 }

/** What `Dirent` and `Stats` have in common, and the size. */
class Entry {
  readonly name: string
  readonly size: number
  readonly #isFolder: boolean

  constructor(name: string, content: Buffer | undefined) {
    this.name = name
    this.size = content?.length ?? 0
    this.#isFolder = content === undefined
  }

  isFile(): boolean {
    return !this.#isFolder
  }

  isDirectory(): boolean {
    return this.#isFolder
  }

  isSymbolicLink(): boolean {
    return false
  }
}

export function existsSync(path: string): boolean {
  return files.has(path) || isFolder(path)
}

export function statSync(path: string, options?: { throwIfNoEntry?: boolean }): Entry | undefined {
  if (existsSync(path)) return new Entry(path, files.get(path))
  if (options?.throwIfNoEntry === false) return undefined
  throw missing(path)
}

export const lstatSync = statSync

export function readdirSync(folder: string): Entry[] {
  if (!isFolder(folder)) throw missing(folder)
  const start = inside(folder)
  const below = [...files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length))
  const names = new Set(below.map((path) => path.split('/')[0] ?? ''))
  return [...names].map((name) => new Entry(name, files.get(start + name)))
}

export function realpathSync(path: string): string {
  if (existsSync(path)) return path
  throw missing(path)
}
realpathSync.native = realpathSync

/** A descriptor is the path itself. */
export function openSync(path: string): string {
  return realpathSync(path)
}

export function closeSync(): void {}

export function fstatSync(path: string): Entry | undefined {
  return statSync(path)
}

export function readFileSync(path: string, encoding?: 'utf8'): Buffer | string {
  const content = files.get(path)
  if (content === undefined) throw missing(path)
  return encoding === undefined ? content : content.toString(encoding)
}

function isFolder(path: string): boolean {
  return path === '/' || [...files.keys()].some((file) => file.startsWith(inside(path)))
}

function inside(folder: string): string {
  return folder === '/' ? folder : `${folder}/`
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
}

import { posix, sep, win32 } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The URIs of files, in the spelling of the client where it has named them; made once, because that takes a while. */
export class FileUris {
  readonly #windows: boolean
  readonly #spellings = new Map<string, string>()

  /** @param windows whether paths are those of Windows */
  constructor(windows = sep === '\\') {
    this.#windows = windows
  }

  /**
   * Takes note of how the client spells a URI, and gives its absolute path: a file has several spellings (`%c3%a9` and
   * `%C3%A9`, `c%3A` and `C:`), and one path.
   *
   * @returns null for what is not a file of this machine
   */
  pathOf(uri: string): string | null {
    if (!uri.startsWith('file:')) return null
    try {
      const path = fileURLToPath(uri, { windows: this.#windows }).replace(/^[a-z](?=:)/, (drive) => drive.toUpperCase())
      this.#spellings.set(path, uri)
      return path
    } catch {
      // A host, or an encoded slash.
      return null
    }
  }

  /** @param path absolute */
  uriOf(path: string): string {
    const known = this.#spellings.get(path) ?? this.#below(path)
    this.#spellings.set(path, known)
    return known
  }

  /** What the client has not named is spelt as the folder in which it is. */
  #below(path: string): string {
    const { dirname, basename } = this.#windows ? win32 : posix
    const folder = dirname(path)
    // Node.js gives that of a drive one slash too many.
    if (folder === path) return this.#encoded(path).replace(/:\/\/$/, ':/')
    const name = basename(path)
    const encoded = /^\w[\w.-]*$/.test(name) ? name : (this.#encoded(path).split('/').at(-1) ?? name)
    return `${this.uriOf(folder).replace(/\/$/, '')}/${encoded}`
  }

  #encoded(path: string): string {
    return pathToFileURL(path, { windows: this.#windows }).href
  }
}

import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * The absolute path that a URI names; one file has several spellings (`%c3%a9` and `%C3%A9`, `c%3A` and `C:`), and one path.
 *
 * @returns null for what is not a file of this machine
 */
function pathOfUri(uri: string): string | null {
  if (!uri.startsWith('file:')) return null
  try {
    return fileURLToPath(uri).replace(/^[a-z](?=:)/, (drive) => drive.toUpperCase())
  } catch {
    // A host, or an encoded slash.
    return null
  }
}

/** The URIs of files, in the spelling of the client where it has named them; made once, because that takes a while. */
export class FileUris {
  readonly #spellings = new Map<string, string>()

  /** Takes note of how the client spells a URI, and gives its path; null for what is not a file of this machine. */
  pathOf(uri: string): string | null {
    const path = pathOfUri(uri)
    if (path !== null) this.#spellings.set(path, uri)
    return path
  }

  /** @param path absolute */
  uriOf(path: string): string {
    const known = this.#spellings.get(path) ?? pathToFileURL(path).href
    this.#spellings.set(path, known)
    return known
  }
}

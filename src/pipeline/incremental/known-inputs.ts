import { join } from 'node:path'
import type { Inputs } from './cache-inputs.ts'
import type { AccessRecorder } from '../../files/file-access.ts'
import { isPage, type FileSearch } from '../../files/file-names.ts'

/** Sees whether a later run reads something that an earlier one did not. */
export class KnownInputs implements AccessRecorder {
  /** Whether nothing else was read. */
  isAll = true
  readonly #docsDir: string
  readonly #settings: ReadonlySet<string>
  readonly #searches: ReadonlySet<string>
  readonly #repositories: ReadonlySet<string>

  constructor({ docsDir, settings, searches, repositories }: Inputs) {
    this.#docsDir = join(docsDir, '/')
    this.#settings = new Set(settings.map(({ file }) => file))
    this.#repositories = new Set(repositories)
    this.#searches = new Set(searches.map((search) => JSON.stringify(search)))
  }

  recordText(file: string): void {
    if (!this.#settings.has(file) && !(file.startsWith(this.#docsDir) && isPage(file))) this.isAll = false
  }

  recordPresence(path: string): void {
    if (!this.#settings.has(path)) this.isAll = false
  }

  recordNames(): void {}

  recordSearch(search: FileSearch): void {
    if (!this.#searches.has(JSON.stringify(search))) this.isAll = false
  }

  recordCommit(repository: string): void {
    if (!this.#repositories.has(repository)) this.isAll = false
  }
}

import { hash } from 'node:crypto'
import { relative, sep } from 'node:path'
import type { Witness } from './witness.ts'

/** Sees which settings are read, and says what stands for them: the same for the same files in another folder. */
export class SettingsDigest implements Witness {
  readonly #root: string
  readonly #seen: string[] = []

  /** @param root absolute path of the folder of `mkdocs.yml` */
  constructor(root: string) {
    this.#root = root
  }

  sawText(file: string, bytes: Uint8Array | null): void {
    this.#seen.push(relative(this.#root, file).split(sep).join('/'), bytes ? hash('sha256', bytes) : '')
  }

  /** What is there is read, too; and whether there is a repository above differs from machine to machine. */
  sawPresence(): void {}

  sawNames(): void {}

  toString(): string {
    return hash('sha256', this.#seen.join('\0')).slice(0, 16)
  }
}

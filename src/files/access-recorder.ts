import type { FileNames } from './read-folder.ts'

/** Is told of all that is read of a site. */
export interface Witness {
  /** @param bytes what a file held that was read as text; null when it could not be read */
  sawText(file: string, bytes: Uint8Array | null): void
  /** @param isThere whether there is something at a path, when only that was asked */
  sawPresence(path: string, isThere: boolean): void
  /** @param names the files below the docs directory */
  sawNames(docsDir: string, names: FileNames): void
}

let present: Witness | null = null

/** The witness of what is being done, if there is one. */
export function witness(): Witness | null {
  return present
}

/** Does something before a witness. */
export function witnessed<Result>(by: Witness, act: () => Result): Result {
  present = by
  try {
    return act()
  } finally {
    present = null
  }
}

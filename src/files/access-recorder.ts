import type { FileNames, FileSearch, FoundFile } from './file-names.ts'
import type { FileState } from './file-state.ts'

/** Records everything that is read of a site. */
export interface AccessRecorder {
  /**
   * @param bytes what a file held that was read as text; null when it could not be read
   * @param state of the file before it was read; null where nothing is known of it
   */
  recordText(file: string, bytes: Uint8Array | null, state: FileState | null): void
  /** @param isThere whether there is something at a path, when only that was asked */
  recordPresence(path: string, isThere: boolean): void
  /** @param names the files below the docs directory */
  recordNames(docsDir: string, names: FileNames): void
  /** @param files those that were found by globs */
  recordSearch(search: FileSearch, files: readonly FoundFile[]): void
  /** @param commit the id of the commit whose history was read in a repository; null when that is not known */
  recordCommit(repository: string, commit: string | null): void
}

let current: AccessRecorder | null = null

/** The recorder of what is being done, if there is one. */
export function recorder(): AccessRecorder | null {
  return current
}

/** Does something while a recorder notes what is read. */
export function withRecorder<Result>(by: AccessRecorder, act: () => Result): Result {
  current = by
  try {
    return act()
  } finally {
    current = null
  }
}

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

/**
 * How the files of a site are read. It goes along with the site: what is read later, when it is first asked for, is read in
 * the same way, and two sites in one process know nothing of each other.
 */
export interface FileAccess {
  /** Texts that replace the contents of files, by absolute path; such a file need not exist. */
  readonly unsaved: ReadonlyMap<string, string>
  /** Takes note of all that is read; null when nobody wants to know. */
  readonly recorder: AccessRecorder | null
}

/** Files as they are on disk. */
export const onDisk: FileAccess = { unsaved: new Map(), recorder: null }

/** Files as they are on disk, while a recorder takes note of what is read. */
export function recordedBy(recorder: AccessRecorder): FileAccess {
  return { ...onDisk, recorder }
}

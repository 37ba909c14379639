import { statSync } from 'node:fs'

/**
 * What the system says of a file without reading it: who writes to the file changes it, as git's index relies on, too.
 * Times are in milliseconds.
 */
export interface FileState {
  size: number
  mtimeMs: number
  ctimeMs: number
  ino: number
  dev: number
}

/** The state of a file, or of what a link leads to; null where there is no file. */
export function readFileState(file: string): FileState | null {
  try {
    const stats = statSync(file)
    const { size, mtimeMs, ctimeMs, ino, dev } = stats
    // Not all of it: thousands are kept at once.
    return stats.isFile() ? { size, mtimeMs, ctimeMs, ino, dev } : null
  } catch {
    return null
  }
}

/** A state as text: another one for another state. */
export function stateText({ size, mtimeMs, ctimeMs, ino, dev }: FileState): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev}`
}

/** In milliseconds: longer than the clock of any file system takes from one time to the next (FAT counts in two seconds). */
const clockStep = 2000

/**
 * Whether a file can be changed again, after it was read, without a change of its state: it changed when it was read, or
 * its times lie ahead. Git calls that racy.
 *
 * @param now in milliseconds: when the reading began
 */
export function isTooRecent({ mtimeMs, ctimeMs }: FileState, now: number): boolean {
  return Math.max(mtimeMs, ctimeMs) > now - clockStep
}

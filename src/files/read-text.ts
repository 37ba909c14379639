import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { largestPage } from '../core/limits.ts'
import { recorder } from './access-recorder.ts'
import { refusalBelow } from './path-boundary.ts'
import type { PathRefusal } from '../report/setup-error.ts'

/** A file's text with its byte order mark, or why there is none. */
export type ReadText = { text: string } | { failure: 'unreadable' | 'not-a-file' | 'not-utf8' | 'too-long' }

/** The same for a file that must stand below a folder. */
export type ReadTextBelow = ReadText | { failure: PathRefusal }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads a file that must be UTF-8. Pipes and devices are not opened: they could go on for ever. */
export function readText(file: string): ReadText {
  let bytes: Buffer
  try {
    const stats = statSync(file)
    if (!stats.isFile() || stats.size > largestPage) {
      recorder()?.recordText(file, null)
      return { failure: stats.isFile() ? 'too-long' : 'not-a-file' }
    }
    bytes = readFileSync(file)
  } catch {
    recorder()?.recordText(file, null)
    return { failure: 'unreadable' }
  }
  recorder()?.recordText(file, bytes)
  return decode(bytes)
}

/** The text of what must be UTF-8. */
export function decode(bytes: Uint8Array): ReadText {
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    return { failure: 'not-utf8' }
  }
}

/**
 * Reads a file that must stand below a folder, and not in a `.git`; see `refusalBelow`.
 *
 * @param folder absolute path
 * @param file relative to `folder`, or absolute
 */
export function readTextBelow(folder: string, file: string): ReadTextBelow {
  const path = resolve(folder, file)
  const failure = failureBelow(folder, path)
  if (failure === null) return readText(path)
  recorder()?.recordText(path, null)
  return { failure }
}

function failureBelow(folder: string, path: string): PathRefusal | 'unreadable' | null {
  try {
    return refusalBelow(folder, path)
  } catch {
    return 'unreadable'
  }
}

/** Whether there is a file or folder that may be missing. Whatever reads a site asks this here, so that it is seen. */
export function isThere(path: string): boolean {
  const exists = existsSync(path)
  recorder()?.recordPresence(path, exists)
  return exists
}

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { contains } from '../contains.ts'
import { largestPage } from '../oversized.ts'
import { witness } from './witness.ts'

/** A file's text with its byte order mark, or why there is none. */
export type ReadText = { text: string } | { failure: 'unreadable' | 'not-utf8' | 'too-long' }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads a file that must be UTF-8. */
export function readText(file: string): ReadText {
  let bytes: Buffer
  try {
    if (statSync(file).size > largestPage) {
      witness()?.sawText(file, null)
      return { failure: 'too-long' }
    }
    bytes = readFileSync(file)
  } catch {
    witness()?.sawText(file, null)
    return { failure: 'unreadable' }
  }
  witness()?.sawText(file, bytes)
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    return { failure: 'not-utf8' }
  }
}

/**
 * Reads a file that must stand below a folder: neither a name nor a symbolic link may lead out of it.
 *
 * @param folder absolute path
 * @param file relative to `folder`
 */
export function readTextBelow(folder: string, file: string): ReadText | { failure: 'outside' } {
  const path = resolve(folder, file)
  const failure = contains(folder, path) ? wayOut(folder, path) : 'outside'
  if (failure === null) return readText(path)
  witness()?.sawText(path, null)
  return { failure }
}

function wayOut(folder: string, path: string): 'outside' | 'unreadable' | null {
  try {
    return contains(realpathSync(folder), realpathSync(path)) ? null : 'outside'
  } catch {
    return 'unreadable'
  }
}

/** Whether there is a file or folder that may be missing. Whatever reads a site asks this here, so that it is seen. */
export function isThere(path: string): boolean {
  const exists = existsSync(path)
  witness()?.sawPresence(path, exists)
  return exists
}

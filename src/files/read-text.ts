import { isUtf8 } from 'node:buffer'
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { largestPage } from '../core/limits.ts'
import type { FileAccess } from './file-access.ts'
import type { FileState } from './file-state.ts'
import { refusalBelow } from './path-boundary.ts'
import type { PathRefusal } from '../report/setup-error.ts'

/** A file's text with its byte order mark, or why there is none. */
export type ReadText = { text: string } | { failure: 'unreadable' | 'not-a-file' | 'not-utf8' | 'too-long' }

/** The same for a file that must be below a folder. */
export type ReadTextBelow = ReadText | { failure: PathRefusal }

/**
 * Reads a file that must be UTF-8. Nothing is read from pipes and devices: they could go on for ever. What an editor has
 * not saved replaces what is on disk.
 */
export function readText(file: string, { unsaved: texts, recorder }: FileAccess): ReadText {
  const unsaved = texts.get(file)
  if (unsaved !== undefined)
    return Buffer.byteLength(unsaved) > largestPage ? { failure: 'too-long' } : { text: unsaved }
  const read = readBytes(file)
  recorder?.recordText(file, 'bytes' in read ? read.bytes : null, read.state)
  return 'bytes' in read ? decode(read.bytes) : read
}

/** Opens without waiting for a writer, which a pipe would need; Windows has no such flag. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

type ReadBytes = ({ bytes: Buffer } | Extract<ReadText, { failure: unknown }>) & { state: FileState | null }

function readBytes(file: string): ReadBytes {
  let descriptor: number | null = null
  let state: FileState | null = null
  try {
    descriptor = openSync(file, readOnly)
    const stats = fstatSync(descriptor)
    state = stats
    if (stats.isFile() && stats.size <= largestPage) return { bytes: readFileSync(descriptor), state }
    return { failure: stats.isFile() ? 'too-long' : 'not-a-file', state }
  } catch {
    return { failure: 'unreadable', state }
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

/** The text of what must be UTF-8. */
export function decode(bytes: Uint8Array): ReadText {
  return isUtf8(bytes)
    ? { text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') }
    : { failure: 'not-utf8' }
}

/**
 * Reads a file that must be below a folder, and not in a `.git`; see `refusalBelow`.
 *
 * @param folder absolute path
 * @param file relative to `folder`, or absolute
 */
export function readTextBelow(folder: string, file: string, access: FileAccess): ReadTextBelow {
  const path = resolve(folder, file)
  const failure = failureBelow(folder, path)
  if (failure === null) return readText(path, access)
  access.recorder?.recordText(path, null, null)
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
export function isThere(path: string, { unsaved, recorder }: FileAccess): boolean {
  if (unsaved.has(path)) return true
  const exists = existsSync(path)
  recorder?.recordPresence(path, exists)
  return exists
}

import { hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Kept } from '../types.ts'
import { isOwn } from '../user-cache.ts'

/**
 * Reads what was kept.
 *
 * @param file absolute path
 * @param asked what it must have been kept for
 * @returns null when there is nothing, or nothing that can be used: a link, or somebody else's file
 */
export function readKept(file: string, asked: string): Kept | null {
  try {
    const text = ownText(file)
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    // Messages hold no control characters, so neither does what we kept of them.
    if (text.slice(0, end) !== hash('sha256', json) || /[\u007F-\u009F]|\\u00[01]|\\[bfr]/i.test(json)) return null
    const value: unknown = JSON.parse(json)
    return isKept(value) && value.asked === asked ? value : null
  } catch {
    return null
  }
}

/** The text of a file that `readKept` reads. */
export function keptText(kept: Kept): string {
  const json = JSON.stringify(kept)
  return `${hash('sha256', json)}\n${json}`
}

function ownText(file: string): string {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = fstatSync(descriptor)
    return stats.isFile() && isOwn(stats) ? readFileSync(descriptor, 'utf8') : ''
  } finally {
    closeSync(descriptor)
  }
}

/** What stands in such a file, by an example; a name with `?` may be missing, and of a list the first member is the example. */
const shape = {
  asked: '',
  inputs: { root: '', docsDir: '', digest: '', settings: [{ file: '', isRead: true }] },
  result: {
    changed: [''],
    files: [{ path: '', messages: [messageShape()] }],
  },
}

function messageShape(): Record<string, unknown> {
  const point = { line: 0, column: 0 }
  const texts = { reason: '', ruleId: '', source: '', url: '', 'actual?': '', 'key?': '', 'expected?': [''] }
  return { ...texts, 'fatal?': true, 'place?': { start: point, end: point } }
}

function isKept(value: unknown): value is Kept {
  return isLike(value, shape) && /^(?:nl|en)$/.test((value as Kept).result.language)
}

function isLike(value: unknown, example: unknown): boolean {
  if (typeof value !== typeof example || value === null || Array.isArray(value) !== Array.isArray(example)) return false
  if (Array.isArray(value)) return value.every((member) => isLike(member, (example as unknown[])[0]))
  if (typeof value !== 'object') return true
  return Object.entries(example as object).every(([name, each]) => {
    const member = (value as Record<string, unknown>)[name.replace('?', '')]
    return member === undefined ? name.endsWith('?') : isLike(member, each)
  })
}

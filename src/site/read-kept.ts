import { hash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../error-code.ts'
import type { Kept } from '../types.ts'
import { contains } from '../path-boundary.ts'

/**
 * The folder in which results are kept: that of npm's programs where there is one, else one of our own. It must not lead
 * out of the site's folder.
 *
 * @param root absolute path of the folder of `mkdocs.yml`
 */
export function keptFolder(root: string): string | null {
  const modules = join(root, 'node_modules')
  const inModules = existsSync(modules) && statSync(modules).isDirectory()
  const folder = join(root, ...(inModules ? ['node_modules'] : []), '.cache/mdsplice')
  try {
    return contains(realpathSync(root), realNearest(folder)) ? folder : null
  } catch {
    return null
  }
}

/**
 * Reads what was kept.
 *
 * @param file absolute path
 * @param asked what it must have been kept for
 * @returns null when there is nothing, or nothing that can be used
 */
export function readKept(file: string, asked: string): Kept | null {
  try {
    const text = readFileSync(file, 'utf8')
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

function realNearest(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return realNearest(dirname(folder))
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

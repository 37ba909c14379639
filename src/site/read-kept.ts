import { hash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../error-code.ts'
import type { Kept } from '../types.ts'
import { contains } from './read-files.ts'

/**
 * The folder in which results are kept: that of npm's programs where there is one, else one of our own. It must not lead
 * out of the site's folder.
 *
 * @param root absolute path of the folder of `mkdocs.yml`
 */
export function keptFolder(root: string): string | null {
  const inModules = statSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isDirectory() ?? false
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

function isKept(value: unknown): value is Kept {
  return isRecord(value) && typeof value['asked'] === 'string' && isInputs(value['inputs']) && isResult(value['result'])
}

function isInputs(value: unknown): boolean {
  const isSetting = (each: unknown): boolean =>
    isRecord(each) && typeof each['file'] === 'string' && typeof each['isRead'] === 'boolean'
  return isRecord(value) && areTexts(value['root'], value['docsDir'], value['digest']) && isListOf(value['settings'], isSetting)
}

function isResult(value: unknown): boolean {
  const isFile = (each: unknown): boolean => isRecord(each) && areTexts(each['path']) && isListOf(each['messages'], isMessage)
  return (
    isRecord(value) &&
    (value['language'] === 'nl' || value['language'] === 'en') &&
    isListOf(value['files'], isFile) &&
    isListOf(value['changed'], (path) => typeof path === 'string')
  )
}

function isMessage(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { reason, ruleId, source, url, fatal = false, place, actual = '', key = '', expected = [] } = value
  return (
    areTexts(reason, ruleId, source, url, actual, key) &&
    typeof fatal === 'boolean' &&
    isListOf(expected, (name) => typeof name === 'string') &&
    (place === undefined || (isRecord(place) && isPoint(place['start']) && isPoint(place['end'])))
  )
}

function isPoint(value: unknown): boolean {
  return isRecord(value) && typeof value['line'] === 'number' && typeof value['column'] === 'number'
}

function areTexts(...values: unknown[]): boolean {
  return values.every((value) => typeof value === 'string')
}

function isListOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { refusalOfNamed } from '../files/path-boundary.ts'
import { onDisk } from '../files/file-access.ts'
import { readText } from '../files/read-text.ts'
import type { Baseline } from '../report/baseline.ts'
import { SetupError } from '../report/setup-error.ts'
import { isMapping } from '../core/yaml/parse.ts'

/**
 * Reads a file of known messages, as `--update-baseline` writes it.
 *
 * @param cwd absolute path of the folder to which `shown` is relative
 * @param shown the path as the user has it
 * @throws SetupError when it is not there, or is no such file
 */
export function readBaseline(cwd: string, shown: string): Baseline {
  const file = resolve(cwd, shown)
  if (!existsSync(file)) throw new SetupError({ code: 'no-baseline', file: shown })
  const read = refusalOfNamed(cwd, file) === null ? readText(file, onDisk) : undefined
  const value: unknown = read && 'text' in read ? parse(read.text) : undefined
  if (!isMapping(value) || value['format'] !== 1 || !isMapping(value['pages']))
    throw new SetupError({ code: 'invalid-baseline', file: shown })
  return mapOf(value['pages'], (rules) =>
    mapOf(rules, (keys) => mapOf(keys, (count) => (typeof count === 'number' ? count : 0))),
  )
}

function mapOf<Value>(record: unknown, valueOf: (value: unknown) => Value): Map<string, Value> {
  return new Map(isMapping(record) ? Object.entries(record).map(([name, value]) => [name, valueOf(value)]) : [])
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

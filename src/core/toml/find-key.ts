import type { Span } from '../span.ts'
import { tomlLines } from './lines.ts'

/**
 * Finds where a setting is named first: by a line `name = …`, or in the name of a table.
 *
 * @param text valid TOML
 * @param path its keys from the top on
 * @returns the place of its last key; null when no line begins with it, as in `project = { name = … }`
 */
export function findKey(text: string, path: readonly string[]): Span | null {
  for (const { above, keys } of tomlLines(text)) {
    const names = [...above, ...keys.map(({ key }) => key)]
    const last = keys[path.length - 1 - above.length]
    if (last && path.every((key, index) => names[index] === key)) return { start: last.start, end: last.end }
  }
  return null
}

import { createRequire } from 'node:module'
import type { TomlError } from 'smol-toml'
import { problemOf, type TomlProblem } from './problem.ts'
import type { TextPlace } from '../yaml/parse.ts'

/** No setting is nested deeper. A table's name is not limited by the parser, only brackets are. */
const maximumDepth = 100

/**
 * Parses TOML 1.1, as Zensical does (tomli). Never throws.
 *
 * @returns the values as plain objects without a prototype, or what is wrong and where, counted from 1
 */
export function parseToml(text: string): { values: Record<string, unknown> } | ({ problem: TomlProblem } & TextPlace) {
  // Loaded only where a site has such a file.
  const { parse } = createRequire(import.meta.url)('smol-toml') as typeof import('smol-toml')
  try {
    const values = parse(text, { integersAsBigInt: 'asNeeded', maxDepth: maximumDepth })
    return isTooDeep(values) ? { problem: 'too-deep', line: 1, column: 1 } : { values }
  } catch (error) {
    const { message, line, column } = error as TomlError
    return { problem: problemOf(message), line, column }
  }
}

function isTooDeep(values: object): boolean {
  let level: object[] = [values]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maximumDepth) return true
    level = level.flatMap((value) =>
      Object.values(value).filter((inner) => typeof inner === 'object' && inner !== null),
    )
  }
  return false
}

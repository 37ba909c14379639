import { patternProblem, type PatternProblem } from '../../core/patterns/invalid-pattern.ts'
import { linearPattern } from '../../core/patterns/linear-pattern.ts'
import {
  endlessReference,
  referenceIn,
  referenceResolver,
  subschemasOf,
  type Resolve,
  type Subschema,
} from './references.ts'

/** What of a JSON Schema is refused, and by which path of keys one comes there. */
export interface SchemaMistake {
  kind: PatternProblem | 'endless-schema' | 'large-schema'
  path: readonly string[]
  /** Whether the key at the end of the path is meant, and not its value. */
  isKey: boolean
  /** The pattern or the reference. */
  value: string
}

/** How many schemas a schema can hold, and how many keys can lead to one. */
const mostSchemas = 3000
const deepest = 100

/**
 * What is refused of a schema that somebody else wrote: patterns that `linearPattern` refuses, references that lead back to
 * where they are, and more schemas than anybody needs.
 */
export function schemaMistakes(root: object): SchemaMistake[] {
  const schemas: Subschema[] = []
  const tooLarge: SchemaMistake = { kind: 'large-schema', path: [], isKey: false, value: '' }
  const waiting: Subschema[] = [{ schema: root as Subschema['schema'], path: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    schemas.push(next)
    if (schemas.length > mostSchemas || next.path.length > deepest) return [tooLarge]
    waiting.push(...subschemasOf(next).reverse())
  }
  const resolve = referenceResolver(schemas)
  if (compiledAgain(schemas, resolve) > mostSchemas) return [tooLarge]
  const endless = endlessReference(schemas, resolve)
  const [word = '', value = ''] = (endless && referenceIn(endless)) ?? []
  return [
    ...schemas.flatMap(patternMistakes),
    ...(endless ? [{ kind: 'endless-schema' as const, path: [...endless.path, word], isKey: false, value }] : []),
  ]
}

/** How many schemas are compiled once more, because what is referred to is compiled apart from where it is. */
function compiledAgain(schemas: readonly Subschema[], resolve: Resolve): number {
  const references = new Set(schemas.flatMap((each) => referenceIn(each)?.[1] ?? []))
  let count = 0
  for (const reference of references) {
    const waiting = [resolve(reference) ?? []].flat()
    for (let next = waiting.pop(); next && count <= mostSchemas; next = waiting.pop()) {
      count++
      waiting.push(...subschemasOf(next))
    }
  }
  return count
}

function patternMistakes({ schema, path }: Subschema): SchemaMistake[] {
  const { pattern, patternProperties } = schema
  const keys = typeof patternProperties === 'object' && patternProperties !== null ? Object.keys(patternProperties) : []
  return [
    ...(typeof pattern === 'string' ? mistakeOf(pattern, [...path, 'pattern'], false) : []),
    ...keys.flatMap((key) => mistakeOf(key, [...path, 'patternProperties', key], true)),
  ]
}

function mistakeOf(pattern: string, path: readonly string[], isKey: boolean): SchemaMistake[] {
  const kind = patternProblem(() => linearPattern(pattern))
  return kind ? [{ kind, path, isKey, value: pattern }] : []
}

import { readValuesBelow } from './config-files.ts'
import { validatorOf } from './json-schema.ts'
import type { RawCollection, RawConfig } from './raw-config.ts'
import type { CollectionDemands, Relation } from './settings.ts'
import type { TextPlace } from '../core/yaml/parse.ts'
import type { ConfigMistake } from '../report/setup-error.ts'

/** What a configuration asks of pages, and what of that cannot be asked. */
export interface Demands {
  of: ReadonlyMap<string, CollectionDemands>
  relations: Relation[]
  mistakes: ConfigMistake[]
}

/**
 * Reads what a configuration asks of pages: patterns, schemas (from their files, too) and relations.
 *
 * @param root absolute path of the folder in which schema files are looked for
 * @param collections the names of all collections
 * @throws SetupError when a schema file cannot be read
 */
export function readDemands(
  root: string,
  raw: RawConfig,
  collections: readonly string[],
  placeOf: (path: readonly string[]) => TextPlace,
): Demands {
  const mistakes: ConfigMistake[] = []
  const complain = (
    kind: ConfigMistake['kind'],
    path: readonly string[],
    value: string,
    known: readonly string[] = [],
  ): void => void mistakes.push({ kind, ...placeOf(path), path: path.join('.'), value, known: [...known] })

  const of = Object.entries(raw.collections ?? {}).map(([name, settings]): [string, CollectionDemands] => [
    name.toLowerCase(),
    demandsOf(root, settings ?? {}, (kind, setting, value) => complain(kind, ['collections', name, setting], value)),
  ])
  const relations = (raw.relations ?? []).map((relation, index): Relation => {
    for (const end of ['from', 'to'] as const) {
      if (collections.includes(relation[end])) continue
      complain('unknown-value', ['relations', String(index), end], relation[end], collections)
    }
    return {
      from: relation.from,
      to: relation.to,
      isRequired: relation.required ?? false,
      isCovering: relation.covered ?? false,
      isMutual: relation.both_ways ?? false,
    }
  })
  return { of: new Map(of), relations, mistakes }
}

function demandsOf(
  root: string,
  { required, id_pattern: idPattern, file_name: fileName, schema }: RawCollection,
  complain: (kind: ConfigMistake['kind'], setting: string, value: string) => void,
): CollectionDemands {
  if (idPattern !== undefined && !isPattern(idPattern)) complain('invalid-pattern', 'id_pattern', idPattern)
  if (fileName !== undefined && !isPattern(fileName.replaceAll('{id}', 'id')))
    complain('invalid-pattern', 'file_name', fileName)
  const read = typeof schema === 'string' ? readValuesBelow(root, schema) : schema
  const problem = schemaProblem(read)
  if (problem !== undefined) complain('invalid-schema', 'schema', problem)
  return {
    required: [required ?? []].flat(),
    idPattern: idPattern ?? null,
    fileName: fileName ?? null,
    schema: (read as object | undefined) ?? null,
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

/** The validator's own words: they are about JSON Schema, which an author of one knows. */
function schemaProblem(schema: unknown): string | undefined {
  if (schema === undefined) return undefined
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return 'no mapping'
  try {
    validatorOf(schema)
    return undefined
  } catch (error) {
    return String((error as Error).message)
  }
}

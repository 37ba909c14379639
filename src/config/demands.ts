import type { RawCollection, RawConfig } from './raw-config.ts'
import { readSchema, type Complain } from './read-schema.ts'
import type { CollectionDemands, Relation } from './settings.ts'
import { fileNameTest } from '../core/patterns/file-name-pattern.ts'
import { globMatcher } from '../core/patterns/glob.ts'
import { patternProblem } from '../core/patterns/invalid-pattern.ts'
import { linearPattern } from '../core/patterns/linear-pattern.ts'
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
  placeOf: (path: readonly string[], isKey?: boolean) => TextPlace,
): Demands {
  const mistakes: ConfigMistake[] = []
  const complain: Complain = (kind, path, value, { isKey = false, known = [], ...place } = {}) =>
    void mistakes.push({ kind, ...placeOf(path, isKey), path: path.join('.'), value, known, ...place })

  const of = Object.entries(raw.collections ?? {}).map(([name, settings]): [string, CollectionDemands] => [
    name.toLowerCase(),
    demandsOf(root, ['collections', name], settings ?? {}, complain),
  ])
  complainOfGlobs(raw, complain)
  const relations = (raw.relations ?? []).map((relation, index): Relation => {
    for (const end of ['from', 'to'] as const) {
      if (collections.includes(relation[end])) continue
      complain('unknown-value', ['relations', String(index), end], relation[end], { known: [...collections] })
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
  path: readonly string[],
  { required, id_pattern: idPattern, file_name: fileName, schema }: RawCollection,
  complain: Complain,
): CollectionDemands {
  const complainOf = (setting: string, pattern: string | undefined, compile: (pattern: string) => unknown): void => {
    const problem = pattern === undefined ? undefined : patternProblem(() => compile(pattern))
    if (problem) complain(problem, [...path, setting], pattern ?? '')
  }
  complainOf('id_pattern', idPattern, linearPattern)
  complainOf('file_name', fileName, fileNameTest)
  return {
    required: [required ?? []].flat(),
    idPattern: idPattern ?? null,
    fileName: fileName ?? null,
    schema: schema === undefined ? null : readSchema(root, [...path, 'schema'], schema, complain),
  }
}

/** Globs of members, and of pages that fields name. */
function complainOfGlobs({ collections, fields }: RawConfig, complain: Complain): void {
  const complainOf = (globs: string | readonly string[] | undefined, ...path: string[]): void => {
    for (const [index, glob] of [globs ?? []].flat().entries()) {
      const problem = patternProblem(() => globMatcher(glob))
      if (problem) complain(problem, Array.isArray(globs) ? [...path, String(index)] : path, glob)
    }
  }
  for (const [name, settings] of Object.entries(collections ?? {})) {
    complainOf(settings?.pages, 'collections', name, 'pages')
    complainOf(settings?.exclude, 'collections', name, 'exclude')
  }
  for (const [name, settings] of Object.entries(fields ?? {})) {
    const { values } = settings ?? {}
    if (values && !Array.isArray(values)) complainOf(values.pages, 'fields', name, 'values', 'pages')
  }
}

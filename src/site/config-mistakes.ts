import { isMap, isScalar, isSeq } from 'yaml'
import type { Document, Node, YAMLMap } from 'yaml'
import { placeAt } from '../yaml/parse.ts'
import type { ConfigMistake } from '../setup-error.ts'

/** A mistake, and the node at which it stands. */
type FoundMistake = Pick<ConfigMistake, 'kind' | 'path' | 'value'> & { node: unknown }

/** Mistakes in a configuration that its JSON Schema cannot see. */
export function moreMistakes(document: Document, text: string): ConfigMistake[] {
  const { contents } = document
  const found = [
    ...duplicateKeys(contents),
    ...needlessKeys(mapIn(contents, 'collections')),
    ...takenAliases(mapIn(contents, 'fields')),
  ]
  return found.map(({ node, ...mistake }) => ({
    ...mistake,
    ...placeAt(text, (node as Node | null)?.range?.[0] ?? 0),
    known: [],
  }))
}

/** Settings that stand twice: YAML lets the last one count without a word. */
function duplicateKeys(node: unknown, path: readonly string[] = []): FoundMistake[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => duplicateKeys(item, [...path, String(index)]))
  if (!isMap(node)) return []
  const seen = new Set<string>()
  return node.items.flatMap(({ key, value }): FoundMistake[] => {
    const name = String(key)
    const below = duplicateKeys(value, [...path, name])
    const isSecond = seen.has(name)
    seen.add(name)
    return isSecond
      ? [{ kind: 'duplicate-key', node: key, path: [...path, name].join('.'), value: name }, ...below]
      : below
  })
}

/** Settings of pages beside a data file, and of a data file without one. */
function needlessKeys(collections: YAMLMap | undefined): FoundMistake[] {
  return (collections?.items ?? []).flatMap(({ key, value }) => {
    if (!isMap(value) || !value.has('data')) return []
    return value.items.flatMap((pair): FoundMistake[] => {
      const name = String(pair.key)
      if (!['pages', 'exclude', 'include_index'].includes(name)) return []
      return [{ kind: 'needless-key', node: pair.key, path: `collections.${String(key)}.${name}`, value: 'data' }]
    })
  })
}

/** Aliases that name two fields. */
function takenAliases(fields: YAMLMap | undefined): FoundMistake[] {
  const taken = new Set(fields?.items.map(({ key }) => String(key)))
  return (fields?.items ?? []).flatMap(({ key, value }) => {
    const aliases = isMap(value) ? value.get('aliases', true) : undefined
    const nodes = isSeq(aliases) ? aliases.items : isScalar(aliases) ? [aliases] : []
    return nodes.flatMap((node): FoundMistake[] => {
      const alias = String(node)
      if (!taken.has(alias)) return taken.add(alias) && []
      return [{ kind: 'taken-alias', node, path: `fields.${String(key)}.aliases`, value: alias }]
    })
  })
}

function mapIn(contents: unknown, key: string): YAMLMap | undefined {
  const value = isMap(contents) ? contents.get(key) : undefined
  return isMap(value) ? value : undefined
}

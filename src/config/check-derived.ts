import { isMap, type Node, type YAMLMap } from 'yaml'
import type { ConfigMistake } from '../report/setup-error.ts'

/** A mistake, and the node at which it stands. */
type FoundMistake = Pick<ConfigMistake, 'kind' | 'path' | 'value'> & { node: unknown }

/** What a page has once, so that nothing can be taken of it by a field. */
const ofTheFile = ['folder', 'nav', 'created', 'changed']

/**
 * Mistakes in the fields that a collection derives: no source, two sources, or another derived field as one.
 *
 * @param collection as it is written
 * @param path the name of the collection's setting
 */
export function derivedMistakes(collection: unknown, path: string): FoundMistake[] {
  const derive = isMap(collection) ? collection.get('derive') : undefined
  if (!isMap(derive)) return []
  const names = new Set(derive.items.map(({ key }) => String(key)))
  return derive.items.flatMap(({ key, value }) => mistakesIn(value, key, names, `${path}.derive.${String(key)}`))
}

function mistakesIn(derived: unknown, key: unknown, names: ReadonlySet<string>, path: string): FoundMistake[] {
  if (derived === null || !isMap(derived)) return isNothing(derived) ? [missing(key, path)] : []
  const [take, from] = [textOf(derived, 'take'), textOf(derived, 'from')]
  const place = derived.get('from', true)
  if (take === null && from === null) return [missing(key, path)]
  if (from === null) return []
  if (take !== null && ofTheFile.includes(take))
    return [{ kind: 'needless-key', node: place, path: `${path}.from`, value: 'take' }]
  return names.has(from) && from !== String(key)
    ? [{ kind: 'unknown-value', node: place, path: `${path}.from`, value: from }]
    : []
}

function missing(node: unknown, path: string): FoundMistake {
  return { kind: 'missing-key', node, path, value: 'from' }
}

function isNothing(node: unknown): boolean {
  return node === null || (node as Node & { value?: unknown }).toJSON() === null
}

function textOf(map: YAMLMap, key: string): string | null {
  const value = map.get(key)
  return typeof value === 'string' ? value : null
}

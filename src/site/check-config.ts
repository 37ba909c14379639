import { createRequire } from 'node:module'
import type { Ajv, ErrorObject } from 'ajv'
import { isCollection, isMap, isNode, isPair } from 'yaml'
import type { Document, Node, Pair } from 'yaml'
import { placeAt } from '../parse-yaml.ts'
import type { TextPlace } from '../parse-yaml.ts'
import type { ConfigMistake } from '../setup-error.ts'

/**
 * Holds a configuration against its JSON Schema.
 *
 * @param text what the document was parsed from
 * @returns every mistake with its place
 */
export function checkConfig(document: Document, text: string, schema: object): ConfigMistake[] {
  // Only sites with a configuration pay for loading the validator.
  const { Ajv: Validator } = createRequire(import.meta.url)('ajv') as { Ajv: typeof Ajv }
  const validate = new Validator({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema)
  if (validate(document.toJS() ?? {})) return []
  return (validate.errors ?? []).map((error) => toMistake(document, text, error))
}

function toMistake(document: Document, text: string, error: ErrorObject): ConfigMistake {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
  const { additionalProperty, missingProperty, allowedValues } = error.params as Record<string, unknown>
  const named = typeof additionalProperty === 'string' ? [...path, additionalProperty] : path
  const place = { ...placeIn(document, text, named, typeof additionalProperty === 'string'), path: named.join('.') }
  if (typeof additionalProperty === 'string') {
    const parent = error.parentSchema as { properties?: object } | undefined
    return { ...place, kind: 'unknown-key', value: additionalProperty, known: Object.keys(parent?.properties ?? {}) }
  }
  if (Array.isArray(allowedValues))
    return {
      ...place,
      kind: 'unknown-value',
      value: String(error.data),
      known: allowedValues.filter((allowed) => typeof allowed === 'string'),
    }
  if (typeof missingProperty === 'string') return { ...place, kind: 'missing-key', value: missingProperty, known: [] }
  const { type } = error.params as { type?: string | string[] }
  return { ...place, kind: 'wrong-type', value: path.at(-1) ?? '', known: [type ?? []].flat() }
}

/** Where the value at a path of keys stands, or its key. */
export function placeIn(document: Document, text: string, path: readonly string[], isKey: boolean): TextPlace {
  return placeAt(text, offsetOf(document, path, isKey))
}

function offsetOf(document: Document, path: readonly string[], isKey: boolean): number {
  let node: unknown = document.contents
  for (const [depth, name] of path.entries()) {
    if (!isCollection(node)) break
    const item = isMap(node)
      ? (node.items as Pair<Node>[]).find(({ key }) => String(key) === name)
      : (node.items as unknown[])[Number(name)]
    const isLast = depth === path.length - 1
    node = isPair(item) ? (isLast && isKey ? item.key : (item.value ?? item.key)) : item
  }
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

import { isMap, isNode, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml'
import { keepAsWritten } from '../check-config.ts'
import type { Span } from '../../core/span.ts'
import { nodeSpan, parseYaml, valueAt } from '../../core/yaml/parse.ts'
import { anyValue } from '../schema/schema-of-field.ts'

/** A value of a field that a setting names. Offsets are those of its text, quotes included. */
export interface PlacedValue extends Span {
  text: string
  /** As it is written there. */
  field: string
  /** The keys that lead to the setting. */
  path: readonly string[]
}

/** Where values of a field link to. Offsets are those of the text of the target, quotes included. */
export interface PlacedLink extends Span {
  field: string
  /** The value; null where the target is that of all others. */
  value: string | null
  target: string
}

/** The values that a `mdsplice.yml` names, and what it links them to; none where it cannot be read. */
export function placedValues(text: string): { values: PlacedValue[]; links: PlacedLink[] } {
  const yaml = parseYaml(text)
  if ('problem' in yaml) return { values: [], links: [] }
  keepAsWritten(yaml.document)
  return { values: valuesIn(yaml.document), links: linksIn(yaml.document) }
}

/** The settings of a field whose keys are values. */
const tables = ['labels', 'colors', 'link']

/** The values that settings name: in order, with what they look like, and as conditions. */
export function valuesIn(document: Document): PlacedValue[] {
  const locales = pairsAt(document, ['languages']).map(({ name }) => ['languages', name])
  const ofFields = [[], ...locales].flatMap((before) =>
    pairsAt(document, [...before, 'fields']).flatMap(({ name }) => {
      const path = [...before, 'fields', name]
      const keys = tables.flatMap((table) =>
        pairsAt(document, [...path, table])
          .filter((pair) => table !== 'link' || pair.name !== anyValue)
          .map(({ key }) => placedValue(key, name, [...path, table])),
      )
      const allowed = scalarsAt(document, [...path, 'values'])
      return [...allowed.map((node) => placedValue(node, name, [...path, 'values'])), ...keys]
    }),
  )
  const conditional = ['collections', 'tags'].flatMap((section) =>
    pairsAt(document, [section]).map(({ name }) => [section, name, 'where']),
  )
  const conditions = conditional.flatMap((where) =>
    pairsAt(document, where).flatMap(({ name: field }) => {
      const path = [...where, field]
      return scalarsAt(document, path).map((node) => placedValue(node, field, path))
    }),
  )
  return [...ofFields, ...conditions]
}

function linksIn(document: Document): PlacedLink[] {
  return pairsAt(document, ['fields']).flatMap(({ name: field }) => {
    const link = valueAt(document, ['fields', field, 'link'])
    const written = isMap(link) ? (link.items as Pair[]) : [{ key: null, value: link }]
    return written.flatMap(({ key, value: node }): PlacedLink[] => {
      if (!isScalar(node) || typeof node.value !== 'string') return []
      const value = isScalar(key) && key.value !== anyValue ? String(key.value) : null
      return [{ field, value, target: node.value, ...nodeSpan(node) }]
    })
  })
}

function placedValue(node: Node, field: string, path: readonly string[]): PlacedValue {
  return { text: isScalar(node) ? String(node.value) : '', field, path, ...nodeSpan(node) }
}

/** The names in a mapping, and their nodes; none where there is no mapping at a path of keys. */
export function pairsAt(document: Document, path: readonly string[]): { name: string; key: Node }[] {
  const node = valueAt(document, path)
  if (!isMap(node)) return []
  return (node.items as Pair[]).flatMap(({ key }) => (isScalar(key) ? [{ name: String(key.value), key }] : []))
}

/** The scalar at a path of keys, or those in a list. */
export function scalarsAt(document: Document, path: readonly string[]): Node[] {
  const node = valueAt(document, path)
  const nodes = isSeq(node) ? node.items : [node]
  return nodes.filter((each): each is Node => isNode(each) && isScalar(each))
}

import { isMap, isNode, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml'
import { keepAsWritten } from '../check-config.ts'
import type { Span } from '../../core/span.ts'
import { nodeAt, parseYaml, valuesOf } from '../../core/yaml/parse.ts'
import { configSchema, type SchemaNames } from '../schema/schema.ts'
import type { TextKind } from '../schema/setting.ts'
import { textsIn } from '../schema/walk-settings.ts'

/** A name in `mdsplice.yml`. Offsets are those of its text, quotes included. */
export interface PlacedText extends Span {
  /** What it is; `value` is one of the field that `field` names. */
  kind: TextKind | 'query-name' | 'value' | 'alias'
  text: string
  field?: string
  /** Whether the configuration declares it there: a key of `fields`, `collections` or `queries`. */
  isDeclaration: boolean
  /** The keys and positions that lead to it. */
  path: readonly string[]
}

/**
 * The names of fields, collections, queries and values in a `mdsplice.yml`, and whatever else its schema knows the meaning of.
 *
 * @returns none where it cannot be read
 */
export function placedTexts(text: string, names: SchemaNames): PlacedText[] {
  const yaml = parseYaml(text)
  if ('problem' in yaml) return []
  const { document } = yaml
  keepAsWritten(document)
  const read = valuesOf(document, text)
  if (!('values' in read)) return []
  const placed = textsIn(configSchema(names), read.values).flatMap((each): PlacedText[] => {
    const span = spanAt(document, each.path, each.isKey)
    return span ? [{ kind: each.kind, text: each.text, isDeclaration: false, path: each.path, ...span }] : []
  })
  return [...placed, ...declarations(document), ...fieldAliases(document), ...fieldValues(document)]
}

function spanAt(document: Document, path: readonly string[], isKey: boolean): Span | null {
  const [start, end] = nodeAt(document, path, isKey)?.range ?? []
  return start === undefined || end === undefined ? null : { start, end }
}

/** The keys that are names, by the sections of the file. */
const sections = { fields: 'field', collections: 'collection', queries: 'query-name' } as const

function declarations(document: Document): PlacedText[] {
  const locales = pairsAt(document, ['languages']).map(({ name }) => ['languages', name])
  return [[], ...locales].flatMap((before) =>
    Object.entries(sections).flatMap(([section, kind]) =>
      pairsAt(document, [...before, section]).map(({ name, key }): PlacedText => {
        const path = [...before, section, name]
        return { kind, text: name, isDeclaration: before.length === 0, path, ...spanOf(key) }
      }),
    ),
  )
}

function fieldAliases(document: Document): PlacedText[] {
  return pairsAt(document, ['fields']).flatMap(({ name }) => {
    const path = ['fields', name, 'aliases']
    return scalarsAt(document, path).map((node): PlacedText => {
      const text = isScalar(node) ? String(node.value) : ''
      return { kind: 'alias', text, isDeclaration: false, path, ...spanOf(node) }
    })
  })
}

/** The values that settings name: in order, with labels, and as conditions of collections. */
function fieldValues(document: Document): PlacedText[] {
  const locales = pairsAt(document, ['languages']).map(({ name }) => ['languages', name])
  const ofFields = [[], ...locales].flatMap((before) =>
    pairsAt(document, [...before, 'fields']).flatMap(({ name }) => {
      const path = [...before, 'fields', name]
      const labelled = pairsAt(document, [...path, 'labels']).map(({ key }) => key)
      return [...scalarsAt(document, [...path, 'values']), ...labelled].map((node) => valueText(node, name, path))
    }),
  )
  const conditions = pairsAt(document, ['collections']).flatMap(({ name }) =>
    pairsAt(document, ['collections', name, 'where']).flatMap(({ name: field }) => {
      const path = ['collections', name, 'where', field]
      return scalarsAt(document, path).map((node) => valueText(node, field, path))
    }),
  )
  return [...ofFields, ...conditions]
}

function valueText(node: Node, field: string, path: readonly string[]): PlacedText {
  const text = isScalar(node) ? String(node.value) : ''
  return { kind: 'value', text, field, isDeclaration: false, path, ...spanOf(node) }
}

function pairsAt(document: Document, path: readonly string[]): { name: string; key: Node }[] {
  const node = document.getIn(path, true)
  if (!isMap(node)) return []
  return (node.items as Pair[]).flatMap(({ key }) => (isScalar(key) ? [{ name: String(key.value), key }] : []))
}

/** A scalar, or those in a list. */
function scalarsAt(document: Document, path: readonly string[]): Node[] {
  const node = document.getIn(path, true)
  const nodes = isSeq(node) ? node.items : [node]
  return nodes.filter((each): each is Node => isNode(each) && isScalar(each))
}

function spanOf({ range }: Node): Span {
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 }
}

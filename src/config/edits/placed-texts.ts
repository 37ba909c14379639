import { isScalar, type Document } from 'yaml'
import { keepAsWritten } from '../check-config.ts'
import type { Span } from '../../core/span.ts'
import { nodeAt, nodeSpan, parseYaml, valuesOf } from '../../core/yaml/parse.ts'
import { configSchema, type SchemaNames } from '../schema/schema.ts'
import { pairsAt, scalarsAt, valuesIn } from './placed-values.ts'
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
  const values = valuesIn(document).map((value): PlacedText => ({ ...value, kind: 'value', isDeclaration: false }))
  return [...placed, ...declarations(document), ...fieldAliases(document), ...values]
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
        return { kind, text: name, isDeclaration: before.length === 0, path, ...nodeSpan(key) }
      }),
    ),
  )
}

function fieldAliases(document: Document): PlacedText[] {
  return pairsAt(document, ['fields']).flatMap(({ name }) => {
    const path = ['fields', name, 'aliases']
    return scalarsAt(document, path).map((node): PlacedText => {
      const text = isScalar(node) ? String(node.value) : ''
      return { kind: 'alias', text, isDeclaration: false, path, ...nodeSpan(node) }
    })
  })
}

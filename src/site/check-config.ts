import type { Document } from 'yaml'
import { validatorOf } from '../json-schema/validator.ts'
import type { SchemaError } from '../json-schema/validator.ts'
import { placeAt } from '../yaml/parse.ts'
import type { TextPlace } from '../yaml/parse.ts'
import type { ConfigMistake } from '../setup-error.ts'
import { nodeAt } from '../yaml/place.ts'

/**
 * Holds a configuration against its JSON Schema.
 *
 * @param text what the document was parsed from
 * @returns every mistake with its place
 */
export function checkConfig(document: Document, text: string, schema: object): ConfigMistake[] {
  return validatorOf(schema)(document.toJS() ?? {}).map((error) => toMistake(document, text, error))
}

function toMistake(document: Document, text: string, { path, params, data, properties }: SchemaError): ConfigMistake {
  const { additionalProperty, missingProperty, allowedValues, type } = params
  const named = typeof additionalProperty === 'string' ? [...path, additionalProperty] : path
  const place = { ...placeIn(document, text, named, typeof additionalProperty === 'string'), path: named.join('.') }
  if (typeof additionalProperty === 'string')
    return { ...place, kind: 'unknown-key', value: additionalProperty, known: properties }
  if (Array.isArray(allowedValues))
    return {
      ...place,
      kind: 'unknown-value',
      value: String(data),
      known: allowedValues.filter((allowed) => typeof allowed === 'string'),
    }
  if (typeof missingProperty === 'string') return { ...place, kind: 'missing-key', value: missingProperty, known: [] }
  const types = [type ?? []].flat().map(String)
  return { ...place, kind: 'wrong-type', value: path.at(-1) ?? '', known: types }
}

/** Where the value at a path of keys stands, or its key. */
export function placeIn(document: Document, text: string, path: readonly string[], isKey: boolean): TextPlace {
  return placeAt(text, nodeAt(document, path, isKey)?.range?.[0] ?? 0)
}

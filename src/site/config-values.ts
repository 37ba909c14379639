import { isMap, isScalar, isSeq } from 'yaml'
import type { Document } from 'yaml'

/**
 * Takes the values of fields as they are written, because pages' values are compared so: `yes` is no boolean there, and
 * `012` no number.
 */
export function keepAsWritten(document: Document): void {
  const fields = isMap(document.contents) ? document.contents.get('fields') : undefined
  if (!isMap(fields)) return
  for (const { value: field } of fields.items) {
    if (!isMap(field)) continue
    const [values, labels] = [field.get('values'), field.get('labels')]
    if (isSeq(values)) values.items.forEach(asText)
    if (isMap(labels)) labels.items.flatMap(({ key, value }) => [key, value]).forEach(asText)
  }
}

function asText(node: unknown): void {
  if (isScalar(node) && node.type === 'PLAIN' && node.value !== null) node.value = node.source ?? node.value
}

/** A schema within a schema, and the path of keys that leads to it. */
export interface Subschema {
  schema: Readonly<Record<string, unknown>>
  path: readonly string[]
}

const [ones, several, named] = [
  'not if then else items additionalItems additionalProperties contains propertyNames unevaluatedItems unevaluatedProperties contentSchema',
  'allOf anyOf oneOf items prefixItems',
  'properties patternProperties definitions $defs dependentSchemas dependencies',
].map((words) => new Set(words.split(' ')))

/** Words whose schemas are asked of the same value as the schema that they stand in. */
const inPlace = /^(?:not|if|then|else|allOf|anyOf|oneOf|dependentSchemas|dependencies)$/

/** The schemas that stand in a schema. */
export function subschemasOf({ schema, path }: Subschema): Subschema[] {
  return Object.entries(schema).flatMap(([word, content]): Subschema[] => {
    const at = [...path, word]
    if (Array.isArray(content))
      return several?.has(word) ? content.flatMap((each, index) => toSubschema(each, [...at, String(index)])) : []
    if (!named?.has(word)) return ones?.has(word) ? toSubschema(content, at) : []
    return typeof content === 'object' && content !== null
      ? Object.entries(content).flatMap(([name, each]) => toSubschema(each, [...at, name]))
      : []
  })
}

/** Those of them that are asked of the same value. */
export function subschemasInPlace(subschema: Subschema): Subschema[] {
  return subschemasOf(subschema).filter(({ path }) => inPlace.test(path[subschema.path.length] ?? ''))
}

function toSubschema(value: unknown, path: readonly string[]): Subschema[] {
  const isSchema = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isSchema ? [{ schema: value as Subschema['schema'], path }] : []
}

/** What a reference within a schema leads to; undefined when it leads elsewhere, or nowhere. */
export type Resolve = (reference: string) => Subschema | undefined

/**
 * Makes a function that follows references within a schema: `#`, `#/$defs/name`, `#anchor`, and the schema's own `$id` before
 * these. Where a part of it has an `$id` of its own, no reference is followed.
 *
 * @param schemas the schema and all that are in it
 */
export function referenceResolver(schemas: readonly Subschema[]): Resolve {
  const [root, ...others] = schemas
  if (!root || others.some(({ schema }) => '$id' in schema)) return () => undefined
  const id = String(root.schema['$id'] ?? '').split('#', 1)[0] ?? ''
  const anchors = new Map(
    schemas.flatMap((each) =>
      ['$anchor', '$dynamicAnchor'].map((word): [string, Subschema] => [`#${String(each.schema[word])}`, each]),
    ),
  )
  return (reference) => {
    const local = id !== '' && reference.startsWith(id) ? reference.slice(id.length) || '#' : reference
    if (local === '#') return root
    return local.startsWith('#/') ? atPointer(root, local.slice(2)) : anchors.get(local)
  }
}

function atPointer({ schema }: Subschema, pointer: string): Subschema | undefined {
  const path = pointer === '' ? [] : pointer.split('/').map(unescaped)
  let value: unknown = schema
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return typeof value === 'object' && value !== null ? { schema: value as Subschema['schema'], path } : undefined
}

function unescaped(name: string): string {
  const plain = name.replace(/~1/g, '/').replace(/~0/g, '~')
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

/** The reference of a schema, and the word that it is behind. */
export function referenceIn({ schema }: Subschema): [word: string, reference: string] | undefined {
  for (const word of ['$ref', '$dynamicRef', '$recursiveRef']) {
    const reference = schema[word]
    if (typeof reference === 'string') return [word, reference]
  }
  return undefined
}

/** The first schema whose reference leads back to it while the value is still the same: it would be asked without end. */
export function endlessReference(schemas: readonly Subschema[], resolve: Resolve): Subschema | undefined {
  /** Whether all that a schema leads to was followed. */
  const followed = new Map<unknown, boolean>()
  const follow = (subschema: Subschema): Subschema | undefined => {
    followed.set(subschema.schema, false)
    const [, reference = ''] = referenceIn(subschema) ?? []
    const target = reference === '' ? undefined : resolve(reference)
    for (const next of [...subschemasInPlace(subschema), ...(target ? [target] : [])]) {
      if (followed.get(next.schema) === false) return subschema
      const endless = followed.has(next.schema) ? undefined : follow(next)
      if (endless) return endless
    }
    followed.set(subschema.schema, true)
    return undefined
  }
  for (const each of schemas) {
    const endless = followed.has(each.schema) ? undefined : follow(each)
    if (endless) return endless
  }
  return undefined
}

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

/** Words whose schemas are asked of the same value as the schema that they are in. */
const inPlace = /^(?:not|if|then|else|allOf|anyOf|oneOf|dependentSchemas|dependencies)$/

/** The schemas that are in a schema. */
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
function subschemasInPlace(subschema: Subschema): Subschema[] {
  return subschemasOf(subschema).filter(({ path }) => inPlace.test(path[subschema.path.length] ?? ''))
}

function toSubschema(value: unknown, path: readonly string[]): Subschema[] {
  const isSchema = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isSchema ? [{ schema: value as Subschema['schema'], path }] : []
}

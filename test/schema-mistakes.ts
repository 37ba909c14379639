import { stringify } from 'yaml'

/** What is used here of JSON Schema. */
interface Schema {
  type?: string | string[]
  enum?: unknown[]
  properties?: Record<string, Schema>
  patternProperties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  required?: string[]
  items?: Schema
}

/**
 * For every place in a configuration, all that its schema does not allow there: configurations in one line, so that each
 * column of a message says something.
 */
export function schemaMistakes(schema: object): string[] {
  const configs = mistakesAt(schema, (value) => value)
  return [...new Set(configs.map((config) => stringify(config, { collectionStyle: 'flow', lineWidth: 0 }).trim()))]
}

/** Makes a configuration in which a value stands at a place. */
type Place = (value: unknown) => unknown

function mistakesAt(schema: Schema, place: Place): unknown[] {
  const { required = [], properties = {}, patternProperties = {}, additionalProperties, items } = schema
  const others = (key: string): object =>
    Object.fromEntries(required.filter((name) => name !== key).map((name) => [name, 'x']))
  const inside =
    (key: string): Place =>
    (value) =>
      place({ ...others(key), [key]: value })
  // Settings that share a schema are of one kind: the severities of rules.
  const members = Object.entries(properties).filter(
    ([, member], index, all) => all.findIndex(([, other]) => other === member) === index || member.enum === undefined,
  )
  return [
    ...wrongValues(schema).map(place),
    ...(additionalProperties === false
      ? [place({ ...others(''), ...unknownMember(Object.keys(patternProperties)) })]
      : []),
    ...required.map((key) => place(others(key))),
    ...members.flatMap(([key, member]) => mistakesAt(member, inside(key))),
    ...Object.values(patternProperties).flatMap((member) => mistakesAt(member, inside('naam'))),
    ...(typeof additionalProperties === 'object' ? mistakesAt(additionalProperties, inside('naam')) : []),
    ...(items ? mistakesAt(items, (value) => place([value])) : []),
  ]
}

/** A value of a type that a schema does not allow, or one that is not in its list. */
function wrongValues({ type, enum: allowed }: Schema): unknown[] {
  if (allowed) return ['xyzzy']
  const types = [type ?? []].flat()
  if (types.length === 0) return []
  if (types.includes('number')) return [{ xyzzy: 3 }]
  return types.includes('string') ? [3] : ['xyzzy']
}

/** A member that has no name to which one of the patterns fits. */
function unknownMember(patterns: readonly string[]): object {
  const name = ['xyzzy', 'a b/c', ' '].find((candidate) =>
    patterns.every((pattern) => !new RegExp(pattern).test(candidate)),
  )
  return { [name ?? '']: 'x' }
}

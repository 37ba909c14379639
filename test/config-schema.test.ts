import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { stringify } from 'yaml'
import { configurableRules } from '../src/report/rules.ts'
import { setupMessage } from '../src/report/setup-messages.ts'
import { configSchema } from '../src/site/config-schema.ts'
import { projectRoot, setupProblem, siteOf } from './mini-site.ts'

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

/** Makes a configuration in which a value stands at a place. */
type Place = (value: unknown) => unknown

/** For every place in the configuration, all that its schema does not allow there. */
function mistakesAt(schema: Schema, place: Place): unknown[] {
  const { required = [], properties = {}, patternProperties = {}, additionalProperties, items } = schema
  const others = (key: string): object => Object.fromEntries(required.filter((name) => name !== key).map((name) => [name, 'x']))
  const inside = (key: string): Place => (value) => place({ ...others(key), [key]: value })
  // Settings that share a schema are of one kind: the severities of rules.
  const members = Object.entries(properties).filter(
    ([, member], index, all) => all.findIndex(([, other]) => other === member) === index || member.enum === undefined,
  )
  return [
    ...wrongValues(schema).map(place),
    ...(additionalProperties === false ? [place({ ...others(''), ...unknownMember(Object.keys(patternProperties)) })] : []),
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
  return types.includes('string') ? [3] : ['xyzzy']
}

/** A member that has no name to which one of the patterns fits. */
function unknownMember(patterns: readonly string[]): object {
  const name = ['xyzzy', 'a b/c', ' '].find((candidate) => patterns.every((pattern) => !new RegExp(pattern).test(candidate)))
  return { [name ?? '']: 'x' }
}

/** A configuration in one line, so that each column says something. */
function inOneLine(config: unknown): string {
  return stringify(config, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim()
}

/** No mistakes: values of fields are taken as they are written. */
const allowed = ['{ fields: { naam: { values: [ 3 ] } } }', '{ fields: { naam: { labels: { naam: 3 } } } }']

/**
 * Made of the schema: a setting that is added brings its mistakes with it. `UPDATE=1` writes the messages anew; read the
 * difference.
 */
test('what the schema does not allow is said, in both languages, with its place', () => {
  const configs = mistakesAt(configSchema(configurableRules), (value) => value).map(inOneLine)
  const said = [...new Set(configs)].flatMap((config) => {
    const problem = setupProblem(siteOf({ 'docs/index.md': '', 'mdsplice.yml': `${config}\n` }))
    expect({ config, isAllowed: problem === undefined }).toEqual({ config, isAllowed: allowed.includes(config) })
    return problem ? [config, setupMessage(problem, 'en'), setupMessage(problem, 'nl'), ''] : []
  })
  const file = join(projectRoot, 'test/config-schema.txt')
  if (process.env['UPDATE'] === '1') writeFileSync(file, said.join('\n'))
  expect(said.join('\n')).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '')
})

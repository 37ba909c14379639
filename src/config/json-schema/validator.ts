import { createRequire } from 'node:module'
import type { Ajv, ErrorObject, Options } from 'ajv'
import { once } from '../../core/memoize.ts'

/** Says what of a value its schema does not allow. */
export type Validator = (value: unknown) => readonly SchemaError[]

/** What is not allowed, and where in the value. */
export interface SchemaError {
  /** The keys and positions that lead there. */
  path: string[]
  /** The word of JSON Schema that is not met. */
  keyword: string
  /** As the validator says it, in English. */
  message: string
  params: Readonly<Record<string, unknown>>
  data: unknown
  /** The names of the properties beside it. */
  properties: string[]
}

const usual: Options = {
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  strictTypes: false,
  strictRequired: false,
  // What it would print of a schema is for its own authors.
  logger: false,
}

/** What editors know beyond JSON Schema. */
const editorsWords = [
  'markdownDescription',
  'enumDescriptions',
  'deprecationMessage',
  'errorMessage',
  'defaultSnippets',
]

/**
 * Compiles a JSON Schema of our own, of draft 7.
 *
 * @throws Error when it is not a schema; its message says why
 */
export const validatorOf: (schema: object) => Validator = once((schema) => compileSchema(schema, {}, () => {}))

/**
 * Compiles a JSON Schema, of draft 7 unless `$schema` names 2019-09 or 2020-12.
 *
 * @param options more options of the validator
 * @param prepare changes the validator before it compiles the schema
 * @throws Error when it is not a schema; its message says why
 */
export function compileSchema(schema: object, options: Options, prepare: (ajv: Ajv) => void): Validator {
  // Only sites with a configuration pay for loading the validator.
  const load = createRequire(import.meta.url)
  const { $schema } = schema as { $schema?: unknown }
  const draft = /\b(2019|2020)-\d\d\b/.exec(String($schema))?.[1]
  const { default: Validator } = load(draft ? `ajv/dist/${draft}` : 'ajv') as { default: typeof Ajv }
  const ajv = new Validator({ ...usual, ...options })
  ajv.addVocabulary(editorsWords)
  prepare(ajv)
  const validate = ajv.compile(schema)
  if ('$async' in validate) throw new Error('a schema cannot be asynchronous')
  return (value) => (validate(value) ? [] : withoutEchoes(validate.errors ?? []).map(toSchemaError))
}

/** Of `anyOf` and its like, what each branch lacks says less than that none fits; of `if`, that it failed is not reported. */
function withoutEchoes(errors: readonly ErrorObject[]): ErrorObject[] {
  const failed = errors.filter(({ keyword }) => /^(?:anyOf|oneOf)$/.test(keyword))
  const choices = [...new Set(failed.map(({ schemaPath }) => `${schemaPath}/`))]
  return errors.filter(
    ({ keyword, schemaPath }) => keyword !== 'if' && !choices.some((choice) => schemaPath.startsWith(choice)),
  )
}

function toSchemaError({ instancePath, keyword, message = '', params, data, parentSchema }: ErrorObject): SchemaError {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
  const { properties } = (parentSchema ?? {}) as { properties?: object }
  return {
    path,
    keyword,
    message,
    params: params as Record<string, unknown>,
    data,
    properties: Object.keys(properties ?? {}),
  }
}

import { createRequire } from 'node:module'
import type { Ajv, CodeKeywordDefinition, Format, FuncKeywordDefinition } from 'ajv'
import type { DataValidateFunction } from 'ajv/dist/types/index.js'
import { patternProblem } from '../../core/patterns/invalid-pattern.ts'
import { linearPattern } from '../../core/patterns/linear-pattern.ts'
import { compileSchema, type Validator } from './validator.ts'

/** The pattern of the format `url` takes quadratic time, and addresses are not longer. */
const longestUrl = 2000

/**
 * Compiles a JSON Schema that somebody else wrote, in which `schemaMistakes` finds nothing. Whatever it says and whatever it
 * is asked of, the time is bounded by the sizes of both; where it would be more, the one error has the keyword `steps`.
 *
 * @throws Error when it is not a schema, or refers to another one; its message says why
 */
export function boundedValidatorOf(schema: object): Validator {
  const known = validators.get(schema) ?? compile(schema)
  validators.set(schema, known)
  return known
}

const validators = new WeakMap<object, Validator>()

function compile(schema: object): Validator {
  const regExp = Object.assign((source: string) => linearPattern(source), { code: 'linearPattern' })
  let count: (value: unknown) => void = () => {}
  const validate = compileSchema(schema, { inlineRefs: false, code: { regExp } }, (ajv) => {
    count = boundKeywords(ajv)
    if (/"format(?:M\w+|Exclusive\w+)?":/.test(JSON.stringify(schema))) addFormats(ajv)
  })
  return (value) => {
    try {
      count(value)
      return validate(value)
    } catch (error) {
      // Where a value is nested too deep, or a schema refers to itself, the stack ends before the steps do.
      if (!(error instanceof TooManySteps || error instanceof RangeError)) throw error
      return [{ path: [], keyword: 'steps', message: '', params: {}, data: undefined, properties: [] }]
    }
  }
}

function addFormats(ajv: Ajv): void {
  const load = createRequire(import.meta.url)
  const { default: formats } = load('ajv-formats') as { default: ((ajv: Ajv) => void) & { get(name: string): Format } }
  formats(ajv)
  const url = formats.get('url') as RegExp
  ajv.addFormat('url', (text: string) => text.length <= longestUrl && url.test(text))
  ajv.addFormat('regex', (text: string) => patternProblem(() => linearPattern(text)) === undefined)
}

/** Thrown where validating a value takes more steps than it may. */
class TooManySteps extends Error {}

/** How many steps may be taken for each part of a value, and in all. */
const stepsPerPart = 1000
const mostSteps = 50_000_000

/** How many errors are copied in the time of one step. */
const errorsPerStep = 64

/**
 * Makes a validator count what it does: a reference that is followed costs as many steps as the value there has parts, so
 * schemas that refer to themselves, or many times to the same, end. `uniqueItems` and `enum` take linear time.
 *
 * @returns begins to count, for a value that is to be validated; the validator throws {@link TooManySteps}
 */
function boundKeywords(ajv: Ajv): (value: unknown) => void {
  const { _ } = createRequire(import.meta.url)('ajv') as typeof import('ajv')
  let room = Infinity
  let sizes = new Map<unknown, number>()
  const spend = (value: unknown, errors: readonly unknown[] | null): void => {
    room -= (sizes.get(value) ?? 1) + (errors?.length ?? 0) / errorsPerStep
    if (room < 0) throw new TooManySteps()
  }
  let hasReferences = false
  for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef']) {
    const known = ajv.getKeyword(keyword)
    if (typeof known !== 'object') continue
    const { code, ...definition } = known as CodeKeywordDefinition
    replace(ajv, {
      ...definition,
      keyword,
      code(context, type) {
        const { gen, data } = context
        hasReferences = true
        gen.code(_`${gen.scopeValue('func', { ref: spend })}(${data}, vErrors)`)
        code(context, type)
      },
    })
  }
  replace(ajv, uniqueItems)
  replace(ajv, allowedValues)
  return (value) => {
    sizes = new Map()
    room = hasReferences ? Math.min(mostSteps, stepsPerPart * (10 + sizeOf(value, sizes))) : Infinity
  }
}

function replace(ajv: Ajv, definition: CodeKeywordDefinition | FuncKeywordDefinition): void {
  ajv.removeKeyword(String(definition.keyword)).addKeyword(definition)
}

/** How many parts a value has, which is written down of each that has some. */
function sizeOf(value: unknown, sizes: Map<unknown, number>): number {
  if (typeof value !== 'object' || value === null) return 1
  const size = sizes.get(value) ?? Object.values(value).reduce((sum: number, part) => sum + sizeOf(part, sizes), 1)
  sizes.set(value, size)
  return size
}

const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  compile(isWanted: boolean) {
    const check: DataValidateFunction = (items: readonly unknown[]) => {
      const positions = new Map<string, number>()
      for (const [i, item] of items.entries()) {
        const key = valueKey(item)
        const j = positions.get(key)
        positions.set(key, i)
        if (j === undefined) continue
        const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`
        check.errors = [{ keyword: 'uniqueItems', message, params: { i, j } }]
        return false
      }
      return true
    }
    return isWanted ? check : () => true
  },
}

const allowedValues: FuncKeywordDefinition = {
  keyword: 'enum',
  schemaType: 'array',
  compile(values: readonly unknown[]) {
    const allowed = new Set(values.map(valueKey))
    const check: DataValidateFunction = (value) => {
      const message = 'must be equal to one of the allowed values'
      check.errors = [{ keyword: 'enum', message, params: { allowedValues: values } }]
      return allowed.has(valueKey(value))
    }
    return check
  },
}

/** A text that is the same for values that are equal in JSON, whatever the order of their names. */
function valueKey(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  if (Array.isArray(value)) return `[${value.map(valueKey).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${valueKey(member)}`).join(',')}}`
}

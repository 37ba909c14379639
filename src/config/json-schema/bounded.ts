import { createRequire } from 'node:module'
import type { Ajv, Format } from 'ajv'
import { TooManySteps, boundKeywords } from './bounded-keywords.ts'
import { compileSchema, type Validator } from './validator.ts'
import { patternProblem } from '../../core/patterns/invalid-pattern.ts'
import { linearPattern } from '../../core/patterns/linear-pattern.ts'

/** The pattern of the format `url` takes quadratic time, and addresses are not longer. */
const longestUrl = 2000

/**
 * Compiles a JSON Schema that somebody else wrote, in which `schemaMistakes` finds nothing. Whatever it says and whatever it
 * is asked of, the time is bounded by the sizes of both; where it would be more, the one error has the keyword `steps`.
 *
 * @throws Error when it is no schema, or refers to another one; its message says why
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

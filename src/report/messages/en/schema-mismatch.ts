import type { RuleDetails } from '../../rules.ts'
import { didYouMean, typeNames } from './phrases.ts'

/** What the JSON Schema of a collection finds wrong with front matter, in English. */
export function schemaMismatch(
  { field, keyword, limit, types, message }: RuleDetails['schema-mismatch'],
  meant?: string,
): string {
  const subject = field === '' ? 'The front matter' : `\`${field}\``
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `Unknown field ${subject}${didYouMean(meant)}`
    case 'type':
      return `${subject} must be ${types.map((type) => valueTypes[type] ?? type).join(' or ')}`
    case 'pattern':
      return `${subject} does not match \`${limit}\``
    case 'format':
      return `${subject} must have the format \`${limit}\``
    case 'minLength':
      return `${subject} is too short; it needs at least ${limit} characters`
    case 'maxLength':
      return `${subject} is too long; it can have at most ${limit} characters`
    case 'minItems':
      return `${subject} needs at least ${limit} values`
    case 'maxItems':
      return `${subject} can have at most ${limit} values`
    case 'const':
      return `${subject} must be \`${limit}\``
    case 'steps':
      return 'The front matter is too large or too deeply nested for the schema; shorten it, or simplify the schema'
    default:
      return `${subject} does not match the schema (${message})`
  }
}

const valueTypes: Readonly<Record<string, string>> = {
  ...typeNames,
  string: 'text (numbers and words like `yes` in quotes)',
}

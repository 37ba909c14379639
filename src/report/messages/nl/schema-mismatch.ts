import type { RuleDetails } from '../../rules.ts'
import { didYouMean, typeNames } from './phrases.ts'

/** What the JSON Schema of a collection finds wrong with front matter, in Dutch. */
export function schemaMismatch(
  { field, keyword, limit, types, message }: RuleDetails['schema-mismatch'],
  meant?: string,
): string {
  const subject = field === '' ? 'De front matter' : `\`${field}\``
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `Onbekend veld ${subject}${didYouMean(meant)}`
    case 'type':
      return `${subject} moet ${types.map((type) => valueTypes[type] ?? type).join(' of ')} zijn`
    case 'pattern':
      return `${subject} past niet bij \`${limit}\``
    case 'format':
      return `${subject} moet de vorm \`${limit}\` hebben`
    case 'minLength':
      return `${subject} is te kort; het moet minstens ${limit} tekens hebben`
    case 'maxLength':
      return `${subject} is te lang; het kan hoogstens ${limit} tekens hebben`
    case 'minItems':
      return `${subject} moet minstens ${limit} waarden hebben`
    case 'maxItems':
      return `${subject} kan hoogstens ${limit} waarden hebben`
    case 'const':
      return `${subject} moet \`${limit}\` zijn`
    case 'steps':
      return 'De front matter is te groot of te diep genest voor het schema; maak die korter, of maak het schema eenvoudiger'
    default:
      return `${subject} past niet bij het schema (${message})`
  }
}

const valueTypes: Readonly<Record<string, string>> = {
  ...typeNames,
  string: 'tekst (getallen en woorden als `yes` tussen aanhalingstekens)',
}

import type { RuleDetails } from '../../types.ts'
import type { Words } from '../words.ts'
import { didYouMean } from './en-phrases.ts'
import { enumerate } from './enumerate.ts'

/** What the rules over front matter and over the site say, in English. */
export const checkRules = {
  'duplicate-filter': ({ filter }) => `The filter \`${filter}\` stands here twice; delete one of the two`,
  'suspect-reference': ({ field, value }) =>
    `\`${field}\` names \`${value}\`, which changed since this was reviewed; read it again, then run \`mdsplice review\` on this page`,
  'unreviewed-reference': ({ field, value }) =>
    `That \`${field}\` names \`${value}\` was not reviewed yet; run \`mdsplice review\` on this page`,
  'dangling-reference': ({ field, value, collection }, meant) =>
    `\`${field}\` names \`${value}\`, but \`${collection}\` has no page of that name${didYouMean(meant)}`,
  'duplicate-key': ({ field }) =>
    `\`${field}\` stands twice in this front matter, and only this one counts; make one of the two`,
  'empty-item': ({ field }) => `\`${field}\` has an item with nothing in it; fill it in, or delete the line`,
  'duplicate-value': ({ field, value }) => `\`${field}\` has \`${value}\` twice; delete one of the two`,
  'scalar-instead-of-list': ({ field, value }) =>
    `\`${field}\` must be a list; put \`${value}\` on a line of its own, with \`- \` before it`,
  'value-not-allowed': ({ field, value }, meant) =>
    `\`${value}\` is none of the values that \`${field}\` can have${didYouMean(meant)}`,
  'missing-field': ({ field, collection }) => `A page of \`${collection}\` needs the field \`${field}\`; fill it in`,
  'schema-mismatch': schemaMismatch,
  'duplicate-id': ({ id, path }) => `\`${path}\` has the id \`${id}\`, too; give one of the two another`,
  'id-pattern': ({ id, pattern }) => `The id \`${id}\` does not match \`${pattern}\`; mend it`,
  'file-name-pattern': ({ name, pattern }) =>
    `The file name \`${name}\` does not match \`${pattern}\`; rename the file, or mend the id`,
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` names \`${value}\`, but \`${backField}\` of that page does not name \`${name}\`; add it there`,
  orphan: ({ field, collection }) => `\`${field}\` names no page of \`${collection}\`; say which it belongs to`,
  uncovered: ({ field, collection }) => `No page of \`${collection}\` names this page in its \`${field}\``,
  'useless-suppression': ({ rule, problem }, meant) =>
    problem === 'unknown' ? `There is no rule \`${rule}\`${didYouMean(meant)}` : uselessness[problem](rule),
  'page-in-no-collection': ({ collections }) =>
    `This page is in no collection, so no directive lists it; there are ${enumerate(collections)}`,
} satisfies Partial<Words['rules']>

const uselessness: Record<Exclude<RuleDetails['useless-suppression']['problem'], 'unknown'>, (rule: string) => string> = {
  'no-rule': () => 'This comment suppresses nothing; name the rules that are not to speak up about the next line',
  fixed: (rule) => `\`${rule}\` cannot be suppressed`,
  unused: (rule) => `\`${rule}\` says nothing about the next line; delete this`,
}

function schemaMismatch({ field, keyword, limit, message }: RuleDetails['schema-mismatch'], meant?: string): string {
  const shown = field === '' ? 'The front matter' : `\`${field}\``
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `There is no field ${shown}${didYouMean(meant)}`
    case 'type':
      return `${shown} must be ${limit.split(',').map((type) => types[type] ?? type).join(' or ')}`
    case 'pattern':
      return `${shown} does not match \`${limit}\``
    case 'format':
      return `${shown} must have the format \`${limit}\``
    case 'minLength':
      return `${shown} is too short; it needs ${limit} signs`
    case 'maxLength':
      return `${shown} is too long; it can have ${limit} signs`
    case 'minItems':
      return `${shown} needs ${limit} values or more`
    case 'maxItems':
      return `${shown} can have ${limit} values at most`
    case 'const':
      return `${shown} must be \`${limit}\``
    default:
      return `${shown} does not fit the schema (${message})`
  }
}

const types: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text (numbers and words like `yes` in quotes)',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
}

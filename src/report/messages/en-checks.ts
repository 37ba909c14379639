import { meant } from './en-phrases.ts'
import type { Words } from './words.ts'

const types = {
  object: 'a mapping',
  array: 'a list',
  string: 'text (numbers and words like `yes` in quotes)',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
  other: '{types}',
} as const

/** What the rules over front matter and over the site say, in English. */
export const checkRules = {
  'duplicate-filter': 'The filter `{filter}` stands here twice; delete one of the two',
  'incomparable-value': {
    text: '`{field}` of `{path}` is `{value}`, and that is not compared as a {form}; write {rewritten}{others}',
    rewritten: { '': 'it like `{example}`', other: '`{rewritten}`' },
    others: { 0: '', other: ' (and mend {others} more)' },
  },
  'suspect-reference':
    '`{field}` names `{value}`, which changed since this was reviewed; read it again, then run `mdsplice review` on this page',
  'unreviewed-reference': 'That `{field}` names `{value}` was not reviewed yet; run `mdsplice review` on this page',
  'dangling-reference': '`{field}` names `{value}`, but `{collection}` has no page of that name{meant}',
  'duplicate-key': '`{field}` stands twice in this front matter, and only this one counts; make one of the two',
  'empty-item': '`{field}` has an item with nothing in it; fill it in, or delete the line',
  'unusual-field': 'Hardly any page has the field `{field}`{meant}',
  'duplicate-value': '`{field}` has `{value}` twice; delete one of the two',
  'invalid-address':
    '`{field}` has `{address}`, which is not a valid address, so no link is made; correct it, or leave it empty',
  'scalar-instead-of-list': '`{field}` must be a list; put `{value}` on a line of its own, with `- ` before it',
  'value-not-allowed': {
    text: '`{value}` is none of the values that `{field}` can have{meant}',
    meant: { ...meant, '': '{hint}' },
    hint: { 'no-pages': '; `fields.{field}.values` in `mdsplice.yml` finds no page' },
  },
  'missing-field': 'A page of `{collection}` needs the field `{field}`; fill it in',
  'schema-mismatch': {
    text: '{keyword}',
    keyword: {
      additionalProperties: 'There is no field {field}{meant}',
      unevaluatedProperties: 'There is no field {field}{meant}',
      type: '{field} must be {types}',
      pattern: '{field} does not match `{limit}`',
      format: '{field} must have the format `{limit}`',
      minLength: '{field} is too short; it needs {limit} signs',
      maxLength: '{field} is too long; it can have {limit} signs',
      minItems: '{field} needs {limit} values or more',
      maxItems: '{field} can have {limit} values at most',
      const: '{field} must be `{limit}`',
      steps:
        'The front matter is too large or too deeply nested for the schema; shorten it, or refer to less in the schema',
      other: '{field} does not fit the schema ({message})',
    },
    field: { '': 'The front matter', other: '`{field}`' },
    types,
  },
  'duplicate-id': '`{path}` has the id `{id}`, too; give one of the two another',
  'id-pattern': 'The id `{id}` does not match `{pattern}`; mend it',
  'file-name-pattern': 'The file name `{name}` does not match `{pattern}`; rename the file, or mend the id',
  'missing-back-reference':
    '`{field}` names `{value}`, but `{backField}` of that page does not name `{name}`; add it there',
  orphan: '`{field}` names no page of `{collection}`; say which it belongs to',
  uncovered: 'No page of `{collection}` names this page in its `{field}`',
  'useless-suppression': {
    text: '{problem}',
    problem: {
      unknown: 'There is no rule `{rule}`{meant}',
      'no-rule': 'This comment suppresses nothing; name the rules that are not to speak up about the next line',
      fixed: '`{rule}` cannot be suppressed',
      unused: '`{rule}` says nothing about the next line; delete this',
    },
  },
  'page-in-no-collection': 'This page is in no collection, so no directive lists it; there are {collections}',
} as const satisfies Partial<Words['rules']>

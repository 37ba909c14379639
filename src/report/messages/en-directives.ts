/** What an option takes, in English. */
export const expectations = {
  number: 'give a whole number, 1 or more',
  percentage: 'give a percentage, such as `95%`',
  field: 'give the names of fields, with commas and no white space between them',
  format: 'give one of {known}',
  switch: 'give `yes` or `no`',
} as const

/** What a word that is left over was perhaps part of, in English. */
export const hints = {
  quotes: '; a value with white space in it stands in quotation marks: `"…"`',
  signs: '; there is no white space around the signs of a filter: `field/value`, `field/value|value`',
} as const

/** What can be wrong with a mapping in braces, besides its YAML, in English. */
export const braces = {
  'no-mapping': 'it is no mapping like `{ field: value }`',
  nested: 'behind a name stands a value or a list of values: `{ field: [value, value] }`',
} as const

/** What can be wrong with a directive, in English. */
export const mistakes = {
  'too-long': 'A directive has 10,000 characters at most: `{text}`',
  'unclosed-quote': 'A quotation mark is not closed: `{text}`',
  'text-after-quote': 'Quotation marks go around the whole value, with `\\"` for a mark within it: `{text}`',
  'not-comparable': '`<` and `>` compare numbers like 1.5 and dates like 2025-01-31, and this is neither: `{text}`',
  'compares-dates': 'The field has dates; compare with one like 2025-01-31 and not with a number: `{text}`',
  'compares-numbers': 'The field has numbers; compare with one and not with a date: `{text}`',
  'other-quotes': 'Only straight quotation marks hold a value together, `"…"`; these are others: `{text}`',
  'no-value': 'A value is missing behind this field; `field/*` asks for any: `{text}`',
  negation: 'A `!` belongs before the field: `{text}`',
  incomplete: 'A word is missing; write it like this: `{text}`',
} as const

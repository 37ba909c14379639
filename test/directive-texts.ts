import fc from 'fast-check'

/** Data without places. */
export function withoutSpans(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (['start', 'end', 'fieldSpan'].includes(key) ? undefined : inner)),
  )
}

/** Words and signs of the grammar. */
export const tokens = [
  'list_vereisten',
  'bouwblok',
  'data',
  'sort',
  'limit',
  'first',
  'more',
  'group',
  'columns',
  'format',
  'empty',
  'heading',
  'table',
  'links',
  'this.',
  'this.name',
  'no-',
  'add-',
  '0',
  '12',
  '-',
  ' ',
  ' ',
  '  ',
  '\n',
  '\t',
  '/',
  '=',
  '<',
  '>',
  '<=',
  '>=',
  '|',
  '!',
  '*',
  '"',
  '\\',
  '\\"',
  ',',
  "'",
  '“',
  '{',
  '}',
  '[',
  ']',
  ': ',
  'é',
  '😀',
  '\u00a0',
]

/** Texts of directives, most of them nonsense. */
export const directiveTexts = fc
  .array(fc.constantFrom(...tokens), { maxLength: 14 })
  .map((parts) => `list_vereisten ${parts.join('')}`)

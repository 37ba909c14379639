import { mapping, resolve, text, type Setting } from './setting.ts'

/** What can be taken of a page that no field says. */
export const takes = ['letter', 'folder', 'nav', 'created', 'changed'] as const

/** One of these. */
export type Take = (typeof takes)[number]

type Scalar = string | number | boolean

const table: Setting<Record<string, Scalar>, ReadonlyMap<string, string>> = {
  description:
    'What each value becomes: the value as written, or with `*` for any text, as in filters; the first match is used. ' +
    'A value that is not in the table is left out.',
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean'], [resolve]: (written) => written },
  [resolve]: (written) => new Map(Object.entries(written ?? {}).map(([key, value]) => [key, String(value)])),
}

const take: Setting<string, Take | null> = {
  ...text(
    'Where the value comes from: `folder`, the name of the folder; `nav`, the position in the navigation; `created` and ' +
      '`changed`, the dates of the first and the last commit; `letter`, the first letter of `from`.',
    'take',
  ),
  [resolve]: (written) => (written ?? null) as Take | null,
}

/** A field that pages of a collection have without saying it. */
export const derived = mapping(
  {
    take,
    from: text('The field that it comes from, or title, name, path; for `letter` by default the title.', 'field'),
    pattern: text(
      'Which part of a value is taken: `urn:nl:{value}-*` takes the text at `{value}`, and `*` is any text. A value ' +
        'that does not match is left out.',
    ),
    table,
  },
  { type: ['string', 'object'], alone: 'take' },
)

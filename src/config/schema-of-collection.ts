import { derived } from './schema-of-derived.ts'
import {
  choice,
  collectionName,
  collectionNames,
  keyKind,
  filledText,
  flag,
  list,
  mapping,
  named,
  resolve,
  text,
  texts,
  type Setting,
} from './setting.ts'

/** Ways to show values. */
const shown = ['text', 'date', 'last', 'image'] as const

/** How values are shown. */
export const show = choice(
  'How its values are shown: `text` as written, `date` an ISO date in words, `last` what stands behind the last `:` or `/`, `image` the picture at that path or address. Else true and false as yes and no.',
  shown,
  null,
)

/** A template, of a collection or a query. */
export const template = text(
  'A Mustache template in place of a format: its text, or the path of a file that holds it.',
  'template',
)

/** What the pages of a collection are called. */
export const label = mapping(
  {
    one: filledText('One of them, as the heading of its column.'),
    many: filledText('Several of them.'),
  },
  {
    description: 'What its pages are called: one of them, or one and many.',
    type: ['string', 'object'],
    required: ['one'],
    alone: 'one',
  },
)

/** A column of a table: a field, or a field with a heading. */
export const column = mapping(
  {
    field: filledText('A front matter field, or title, name, path, collection.', 'field'),
    heading: filledText('Its heading.'),
    show,
  },
  { type: ['string', 'object'], required: ['field'], alone: 'field' },
)

const interactive = mapping(
  {
    labels: texts(
      'The fields that say for which labels of a `?labels=` in the address a page is meant.',
      'written-field',
    ),
    files: texts('Files to download below its tables, relative to the docs folder.'),
    always: flag('Whether all its tables are so, or just those that ask.', true),
    related: flag('Whether those of `list_…_on_…_page` are so, too.', true),
  },
  {
    description: 'Whether readers can search and filter its tables in the page.',
    type: ['boolean', 'object'],
    alone: 'always',
  },
)

const schema: Setting<string | object, string | object | null> = {
  ...text('The JSON Schema of the front matter of its pages, or the path of a file that holds it.', 'file'),
  type: ['string', 'object'],
  [resolve]: (written) => written ?? null,
}

type Scalar = string | number | boolean

/** Values that pages must have, by field. */
export function where(
  description: string,
): Setting<Record<string, Scalar | Scalar[]>, ReadonlyMap<string, readonly string[]>> {
  return {
    description,
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'array'], [resolve]: (written) => written },
    [keyKind]: 'field',
    [resolve]: (written) =>
      new Map(Object.entries(written ?? {}).map(([field, values]) => [field, [values].flat().map(String)])),
  }
}

/**
 * The settings of a collection.
 *
 * @param formats the names of all formats
 */
export function collectionSetting<Format extends string>(formats: readonly Format[]) {
  return mapping({
    pages: texts('Globs of its pages, relative to the docs folder; else all below folders of its name.', 'glob'),
    exclude: texts('Globs of pages that are no members.', 'glob'),
    where: where('Values that its pages have in their front matter, by field: one of those that are listed.'),
    include_index: flag('Whether index.md and README.md are members.'),
    data: texts<null>(
      'Files of records in place of pages, in YAML, JSON, TOML or CSV, relative to the folder of this file: one with a ' +
        'list, or a mapping whose names are the ids; or a glob of files with one record each.',
      'data',
      null,
    ),
    records: text('The part of the data file that holds the records: `authors`, or a path such as `catalog.controls`.'),
    link: text('The field that holds the link of a record.', 'field'),
    derive: named('Fields that its pages have without saying them, by name.', '^\\S.*$', derived),
    label,
    reference_field: filledText(
      'The front matter field by which other pages refer to its pages; else its name.',
      'field',
    ),
    key: text('A front matter field whose value names a page, too: `eip` where others say `requires: 20`.', 'field'),
    columns: list('The columns of a table: fields, or fields with a heading.', 'array', column),
    related_columns: list(
      'The columns where its pages are listed because others are related to them: in `list_…_on_…_page`, and before the ' +
        'marks of `matrix` and below `coverage`; else as usual.',
      'array',
      column,
    ),
    sort: texts('Fields to sort by, with `-` before it for descending.', 'sort-key'),
    format: choice('How it is listed.', formats, 'table' as Format),
    interactive,
    template,
    empty: filledText('The sentence shown when there is nothing to list.'),
    required: texts('Front matter fields that every page of it must have.', 'field'),
    id_pattern: text('A regular expression that the `id` of every page of it must match.', 'regular-expression'),
    file_name: text(
      'A regular expression that every file name must match, without `.md`; `{id}` is the last part of the `id`.',
      'file-name-pattern',
    ),
    schema,
  })
}

/** What references from one collection to another must be like. */
export const relation = mapping(
  {
    from: collectionName('The collection whose pages refer.'),
    to: collectionNames('The collection that they refer to, or several.'),
    field: text('The front matter field of `from` that names the pages; else the reference field of `to`.', 'field'),
    inverse: text('The name by which directives ask for the pages of `from` that name a page: `required_by`.'),
    name: text('The name by which directives ask for the pages of `to` that a page names; else `field`.'),
    via: texts(
      'The steps between, for a relation over several: collections, or fields and inverses of other relations, with `+` ' +
        'behind what is followed as far as it leads.',
      'step',
    ),
    required: flag('Each page of `from` must name a page of `to`.'),
    covered: flag('Each page of `to` must be named by a page of `from`.'),
    both_ways: flag('Where one page names the other, the other must name the one.'),
  },
  { type: 'object', required: ['from', 'to'] },
)

import { derived } from './schema-of-derived.ts'
import {
  choice,
  collectionName,
  collectionNames,
  filledText,
  flag,
  keyKind,
  list,
  mapping,
  named,
  resolve,
  text,
  texts,
  type Setting,
} from './setting.ts'

/** Ways to show values. */
const shown = ['text', 'date', 'last', 'image', 'chip'] as const

/** How values are shown. */
export const show = choice(
  'How its values are shown: `text` as written, `date` an ISO date in words, `last` the part after the last `:` or `/`, `image` the image at that path or address, `chip` as labels with the icon and color of the field. By default as written, with true and false as yes and no.',
  shown,
  null,
)

/** A template, of a collection or a query. */
export const template = text('A Mustache template instead of a format: its text, or the path of a file.', 'template')

/** What the pages of a collection are called. */
export const label = mapping(
  {
    one: filledText('The singular, as the heading of its column.'),
    many: filledText('The plural.'),
  },
  {
    description: 'The name of its pages: singular, or singular and plural.',
    type: ['string', 'object'],
    required: ['one'],
    alone: 'one',
  },
)

/** A column of a table: a field, or a field with a heading. */
const column = mapping(
  {
    field: filledText('A front matter field, or title, name, path, collection.', 'field'),
    heading: filledText('Its heading.'),
    show,
  },
  { type: ['string', 'object'], required: ['field'], alone: 'field' },
)

const interactive = mapping(
  {
    labels: texts('The fields that are matched with the labels of `?labels=` in the address.', 'written-field'),
    download_name: text(
      'The name of the files that readers download from its tables; by default the title of the page.',
    ),
    files: texts('Files offered for download below its tables, relative to the docs folder.'),
    always: flag('Whether all its tables are interactive, or only those with `interactive`.', true),
    related: flag('Whether those of `list_…_on_…_page` are so, too.', true),
  },
  {
    description: 'Whether readers can search and filter its tables in the page.',
    type: ['boolean', 'object'],
    alone: 'always',
  },
)

const schema: Setting<string | object, string | object | null> = {
  ...text('The JSON Schema for the front matter of its pages, or the path of its file.', 'file'),
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
    pages: texts(
      'Globs of its pages, relative to the docs folder; by default all pages in folders of its name.',
      'glob',
    ),
    exclude: texts('Globs of pages to exclude.', 'glob'),
    where: where('Its pages are those with these values in their front matter, by field: one of those listed.'),
    include_index: flag('Whether index.md and README.md are included.'),
    data: texts<null>(
      'Files of records instead of pages, in YAML, JSON, TOML or CSV, relative to the folder of this file: one with a ' +
        'list, or a mapping whose keys are the ids; or a glob of files with one record each.',
      'data',
      null,
    ),
    records: text('The part of the data file that has the records: `authors`, or a path such as `catalog.controls`.'),
    link: text('The field with the link of a record.', 'field'),
    derive: named('Fields derived from other data, by name.', '^\\S.*$', derived),
    label,
    reference_field: filledText(
      'The front matter field by which other pages refer to its pages; by default its name.',
      'field',
    ),
    key: text(
      'A front matter field whose value also identifies a page: `eip` if other pages have `requires: 20`.',
      'field',
    ),
    columns: list('The columns of a table: fields, or fields with a heading.', 'array', column),
    related_columns: list(
      'The columns of its tables in `list_…_on_…_page`, `matrix` and `coverage`; by default those of `columns`.',
      'array',
      column,
    ),
    sort: texts('Fields to sort by, with `-` before it for descending.', 'sort-key'),
    format: choice('The format of its lists.', formats, 'table' as Format),
    interactive,
    template,
    empty: filledText('The sentence shown when a list is empty.'),
    required: texts('Front matter fields that each of its pages must have.', 'field'),
    id_pattern: text('A regular expression that the `id` of each of its pages must match.', 'regular-expression'),
    file_name: text(
      'A regular expression that each file name must match, without `.md`; `{id}` is the last part of the `id`.',
      'file-name-pattern',
    ),
    schema,
  })
}

/** What references from one collection to another must be like. */
export const relation = mapping(
  {
    from: collectionName('The collection whose pages refer.'),
    to: collectionNames('The collection or collections that they refer to.'),
    field: text(
      'The front matter field of `from` that names the pages; by default the reference field of `to`.',
      'field',
    ),
    inverse: text('The name of the inverse in directives, for the pages of `from` that name a page: `required_by`.'),
    name: text('The name of the relation in directives, for the pages of `to` that a page names; by default `field`.'),
    via: texts(
      'The steps of a relation over several: collections, or fields and inverses of other relations, with `+` after ' +
        'a step that is repeated.',
      'step',
    ),
    required: flag('Whether each page of `from` must name a page of `to`.'),
    covered: flag('Whether each page of `to` must be named by a page of `from`.'),
    both_ways: flag('Whether pages must name each other.'),
  },
  { type: 'object', required: ['from', 'to'] },
)

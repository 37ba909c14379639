import { mapping, requiring, show, template, text, texts } from './schema-parts.ts'

/** The settings of a collection, given the names of formats. */
export const collectionSchema = (formats: readonly string[]): object =>
  mapping({
    pages: texts('Globs of its pages, relative to the docs folder; else all below folders of its name.'),
    exclude: texts('Globs of pages that are no members.'),
    include_index: { description: 'Whether index.md and README.md are members.', type: 'boolean' },
    data: text(
      'A YAML, JSON or CSV file with a list of records in place of pages, relative to the folder of mkdocs.yml.',
    ),
    link: text('The field that holds the link of a record.'),
    label: {
      description: 'What its pages are called: one of them, or one and many.',
      type: ['string', 'object'],
      ...requiring(['one'], {
        one: text('One of them, as the heading of its column.'),
        many: text('Several of them.'),
      }),
    },
    reference_field: text('The front matter field by which other pages refer to its pages; else its name.'),
    columns: {
      description: 'The columns of a table: fields, or fields with a heading.',
      type: 'array',
      items: {
        type: ['string', 'object'],
        ...requiring(['field'], {
          field: text('A front matter field, or title, name, path, collection.'),
          heading: text('Its heading.'),
          show,
        }),
      },
    },
    sort: texts('Fields to sort by, with `-` before it for descending.'),
    format: { description: 'How it is listed.', enum: formats },
    interactive: {
      description: 'Whether readers can search and filter its tables in the page.',
      type: ['boolean', 'object'],
      properties: {
        labels: texts('The fields that say for which labels of a `?labels=` in the address a page is meant.'),
        files: texts('Files to download below its tables, relative to the docs folder.'),
        always: { description: 'Whether all its tables are so, or just those that ask.', type: 'boolean' },
      },
      additionalProperties: false,
    },
    template,
    empty: text('The sentence shown when there is nothing to list.'),
    required: texts('Front matter fields that every page of it must have.'),
    id_pattern: text('A regular expression that the `id` of every page of it must match.'),
    file_name: text(
      'A regular expression that every file name must match, without `.md`; `{id}` is the last part of the `id`.',
    ),
    schema: {
      description: 'The JSON Schema of the front matter of its pages, or the path of a file that holds it.',
      type: ['string', 'object'],
    },
  })

/** What references from one collection to another must be like. */
export const relation = {
  type: 'object',
  ...requiring(['from', 'to'], {
    from: text('The collection whose pages refer.'),
    to: text('The collection that they refer to, by its reference field.'),
    required: { description: 'Each page of `from` must name a page of `to`.', type: 'boolean' },
    covered: { description: 'Each page of `to` must be named by a page of `from`.', type: 'boolean' },
    both_ways: { description: 'Where one page names the other, the other must name the one.', type: 'boolean' },
  }),
}

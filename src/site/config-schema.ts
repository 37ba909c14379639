import { mapping, named, text, texts } from './schema-parts.ts'

/**
 * The JSON Schema of `mdsplice.yml`. `docs/mdsplice.schema.json` is printed from it, for editors.
 *
 * @param rules the ids of all rules
 */
export function configSchema(rules: readonly string[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mdsplice.yml',
    description: 'What mdsplice should know of a site. Stands beside mkdocs.yml.',
    ...mapping({
      language: {
        description: 'Of labels and sentences that are put into pages; else theme.language of mkdocs.yml.',
        enum: ['nl', 'en'],
      },
      messages: { description: 'Of messages; else that of `language`.', enum: ['nl', 'en'] },
      collections: named(
        'The collections that directives can list, by the name that follows `list_`.',
        '^[^\\s/_][^\\s/]*$',
        collection,
      ),
      fields: named('What is known of front matter fields.', '^\\S.*$', field),
      queries: {
        ...named(
          'Queries that directives can ask by name: `list:NAME`.',
          '^[^\\s/]+$',
          {
            description: 'A directive without its comment marks: `list_vereisten bouwblok/data sort=title`.',
            type: ['string', 'object'],
            properties: { query: text('The directive.'), template },
            required: ['query'],
            additionalProperties: false,
          },
        ),
      },
      relations: {
        description: 'What references from one collection to another must be like.',
        type: ['array', 'null'],
        items: relation,
      },
      definitions: {
        description:
          'The files of abbreviations that `<!-- definitions -->` makes a table of, relative to the folder of mkdocs.yml; else those of `auto_append` there.',
        type: ['string', 'array', 'object', 'null'],
        items: { type: 'string' },
        properties: {
          files: texts('The files.'),
          term: text('The heading of the words.'),
          meaning: text('The heading of what they mean.'),
        },
        additionalProperties: false,
      },
      tags: {
        description:
          'The labels of a page that `<!-- tags -->` puts into a line: fields in order, or such a set for each directive.',
        type: ['array', 'object'],
        items: { type: 'string' },
        properties: { tags: tagSet },
        patternProperties: { '^tags-[^\\s/]+$': tagSet },
        additionalProperties: false,
      },
      review: mapping(
        {
          fields: texts('Fields that count; else title and toelichting.'),
          text: { description: 'Whether the text of the page counts; else it does.', type: 'boolean' },
        },
        'What of a page must change to make references to it suspect, once `mdsplice review` has been run.',
      ),
      rules: mapping(Object.fromEntries(rules.map((id) => [id, severity])), 'How grave each kind of finding is.'),
    }),
  }
}

/** YAML 1.1 reads an `off` without quotes as `false`. */
const severity = { enum: ['off', false, 'info', 'warning', 'error'] }

const show = {
  description:
    'How its values are shown: `text` as written, `date` an ISO date in words, `last` what stands behind the last `:` or `/`. Else true and false as yes and no.',
  enum: ['text', 'date', 'last'],
}

const template = text('A Mustache template in place of a format: its text, or the path of a file that holds it.')

const collection = mapping({
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
    properties: { one: text('One of them, as the heading of its column.'), many: text('Several of them.') },
    required: ['one'],
    additionalProperties: false,
  },
  reference_field: text('The front matter field by which other pages refer to its pages; else its name.'),
  columns: {
    description: 'The columns of a table: fields, or fields with a heading.',
    type: 'array',
    items: {
      type: ['string', 'object'],
      properties: { field: text('A front matter field, or title, name, path, collection.'), heading: text('Its heading.'), show },
      required: ['field'],
      additionalProperties: false,
    },
  },
  sort: texts('Fields to sort by, with `-` before it for descending.'),
  format: { description: 'How it is listed.', enum: ['table', 'list', 'links', 'count', 'cards'] },
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
  file_name: text('A regular expression that every file name must match, without `.md`; `{id}` is the last part of the `id`.'),
  schema: {
    description: 'The JSON Schema of the front matter of its pages, or the path of a file that holds it.',
    type: ['string', 'object'],
  },
})

const field = mapping({
  label: text('Its heading as a column.'),
  aliases: texts('Other names of the field, in pages and directives.'),
  values: {
    description: 'Its values in order: a list, or the pages that it names.',
    type: ['array', 'object'],
    items: { type: 'string' },
    properties: {
      pages: texts('Globs of the pages that it names, relative to the docs folder.'),
      field: text('The front matter field that holds a page\'s value; else its file name, or the folder of an index page.'),
      sort: texts('Front matter fields of those pages by which the values are ordered, with `-` before it for descending.'),
    },
    required: ['pages'],
    additionalProperties: false,
  },
  labels: { description: 'How values are shown.', type: 'object', additionalProperties: { type: 'string' } },
  link: { description: 'Whether a value links to the page that it names.', type: 'boolean' },
  list: { description: 'Whether its value must be a list.', type: 'boolean' },
  show,
  icon: text('The icon before its values in `tags`, as Material names it: `material-recycle`.'),
  class: texts('Classes of its values in `tags`, besides `mdsplice-tag` and `mdsplice-tag-FIELD`.'),
})

const tagSet = {
  type: ['array', 'object'],
  items: { type: 'string' },
  properties: {
    fields: texts('The fields, in order.'),
    except: texts('Values that are not shown.'),
    empty: text('The sentence shown when a page has none of them; else a message.'),
  },
  required: ['fields'],
  additionalProperties: false,
}

const relation = {
  type: 'object',
  properties: {
    from: text('The collection whose pages refer.'),
    to: text('The collection that they refer to, by its reference field.'),
    required: { description: 'Each page of `from` must name a page of `to`.', type: 'boolean' },
    covered: { description: 'Each page of `to` must be named by a page of `from`.', type: 'boolean' },
    both_ways: { description: 'Where one page names the other, the other must name the one.', type: 'boolean' },
  },
  required: ['from', 'to'],
  additionalProperties: false,
}

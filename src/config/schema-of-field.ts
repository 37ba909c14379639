import { mapping, requiring, show, text, texts } from './schema-parts.ts'

/** The settings of a front matter field. */
export const field = mapping({
  label: text('Its heading as a column.'),
  aliases: texts('Other names of the field, in pages and directives.'),
  values: {
    description: 'Its values in order: a list, or the pages that it names.',
    type: ['array', 'object'],
    items: { type: 'string' },
    ...requiring(['pages'], {
      pages: texts('Globs of the pages that it names, relative to the docs folder.'),
      field: text(
        "The front matter field that holds a page's value; else its file name, or the folder of an index page.",
      ),
      sort: texts(
        'Front matter fields of those pages by which the values are ordered, with `-` before it for descending.',
      ),
    }),
  },
  labels: { description: 'How values are shown.', type: 'object', additionalProperties: { type: 'string' } },
  link: { description: 'Whether a value links to the page that it names.', type: 'boolean' },
  list: { description: 'Whether its value must be a list.', type: 'boolean' },
  show,
  icon: text('The icon before its values in `tags`, as Material names it: `material-recycle`.'),
  class: texts('Classes of its values in `tags`, besides `mdsplice-tag` and `mdsplice-tag-FIELD`.'),
})

/** A set of labels. */
export const tagSet = {
  type: ['array', 'object'],
  items: { type: 'string' },
  ...requiring(['fields'], {
    fields: texts('The fields, in order.'),
    except: texts('Values that are not shown.'),
    empty: text('The sentence shown when a page has none of them; else a message.'),
  }),
}

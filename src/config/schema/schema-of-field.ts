import { show, where } from './schema-of-collection.ts'
import {
  choice,
  filledText,
  flag,
  mapping,
  plainText,
  resolve,
  text,
  texts,
  type Resolved,
  type Setting,
  type Written,
} from './setting.ts'

const namedPages = mapping(
  {
    pages: texts('Globs of the pages that it names, relative to the docs folder.', 'glob'),
    field: text(
      "The front matter field with a page's value; by default its file name, or the folder of an index page.",
      'field',
    ),
    sort: texts(
      'Front matter fields of those pages by which the values are ordered, with `-` before it for descending.',
      'sort-key',
    ),
  },
  {
    description: 'Its values in order: a list, or the pages that it names.',
    type: ['array', 'object'],
    items: plainText(),
    required: ['pages'],
  },
)

const values: Setting<string[] | Written<typeof namedPages>, string[] | Resolved<typeof namedPages> | null> = {
  ...namedPages,
  [resolve]: (written) => (!written ? null : Array.isArray(written) ? written : namedPages[resolve](written)),
}

/** What the values of a field are called. */
export const labels: Setting<Record<string, string>, ReadonlyMap<string, string>> = {
  description: 'Labels of values, by value.',
  type: 'object',
  additionalProperties: plainText(),
  [resolve]: (written) => new Map(Object.entries(written ?? {})),
}

const icon: Setting<string, string | null> = {
  ...text('The icon before its values as labels, as Material names it: `material-recycle`.'),
  [resolve]: (written) => written?.replaceAll('/', '-').replace(/[^\w+-]/g, '') ?? null,
}

const classes: Setting<string | string[], string[]> = {
  ...texts('Classes of its values as labels, besides `mdsplice-tag` and `mdsplice-tag-FIELD`.'),
  [resolve]: (written) => [written ?? []].flat().flatMap((names) => names.split(/[^\w-]+/).filter(Boolean)),
}

/** The key for any other value where links are given by value. */
export const anyValue = '*'

/** The colors that values can have as labels: those of Material's palette, by its names, and the two of the site. */
export const colorNames = [
  ...['red', 'pink', 'purple', 'deep-purple', 'indigo', 'blue', 'light-blue', 'cyan', 'teal', 'green', 'light-green'],
  ...['lime', 'yellow', 'amber', 'orange', 'deep-orange', 'brown', 'grey', 'blue-grey', 'primary', 'accent'],
] as const

type ColorName = (typeof colorNames)[number]

const oneColor = choice("The name of one of Material's colors, or `primary` or `accent`.", colorNames, 'grey')

const colors: Setting<Record<string, ColorName>, ReadonlyMap<string, string>> = {
  description: 'The colors of some values as labels.',
  type: 'object',
  additionalProperties: oneColor,
  [resolve]: (written) => new Map(Object.entries(written ?? {})),
}

const link: Setting<boolean | string | Record<string, string>, boolean | ReadonlyMap<string, string>> = {
  ...text(
    'Whether a value links to the page that it names; or the target of the link, with `{value}` in it: an address, or a ' +
      'path in the docs folder such as `roles.md#{value}`; or a target for each value, with `*` for all others.',
  ),
  type: ['boolean', 'string', 'object'],
  additionalProperties: plainText(),
  [resolve](written) {
    if (typeof written === 'string') return new Map([[anyValue, written]])
    return typeof written === 'object' ? new Map(Object.entries(written)) : (written ?? false)
  },
}

/** The settings of a front matter field. */
export const field = mapping({
  label: text('Its label: the heading of its column.'),
  aliases: texts('Other names of the field, in pages and directives.'),
  values,
  labels,
  link,
  words: flag('Whether values are slugs, shown as words: `bias-en-transparantie` as "Bias en transparantie".'),
  list: flag('Whether its value must be a list.'),
  split: filledText('The separator of values that are written as one text: `,` in `2718, 2930`.'),
  show,
  icon,
  color: choice(
    "The color of its values as labels: the name of one of Material's colors, or `primary` or `accent`.",
    colorNames,
    null,
  ),
  colors,
  class: classes,
})

/** A set of labels: the fields, or these and more. */
export const tagSet = mapping(
  {
    fields: texts('The fields, in order.', 'field'),
    except: texts('Values that are not shown.'),
    where: where('Values that a page must have for its labels to be shown, by field; other pages show `empty`.'),
    intro: text('A sentence before them, in Markdown.'),
    empty: text('The sentence shown when a page has none of them, in Markdown; without it, a message is reported.'),
  },
  { type: ['array', 'object'], items: plainText(), required: ['fields'], alone: 'fields' },
)

import { directives, options } from './directives.ts'
import type { EditorMessages } from '../editor-messages.ts'
import type { ActionMessages } from '../messages.ts'

/** What an editor shows, in English. */
export const editor: EditorMessages = {
  pages,
  directives: {
    ...directives,
    list: (collection) => `List the pages of \`${collection}\``,
    references: (collection) => `List the pages of \`${collection}\` that this page names in its front matter`,
    named: (query) => `The query \`${query}\` of \`mdsplice.yml\``,
    suppression: 'Suppress these rules on the next line',
  },
  options,
  columns: {
    no: (field) => `Without the column \`${field}\``,
    add: (field) => `With the column \`${field}\``,
  },
  anyValue: 'any value',
  ownValues: (field) => `what this page has in \`${field}\``,
  required: 'required',
  listed: (count, collection) => `${pages(count)} of \`${collection}\``,
  firstOf: (shown, count) => `The first ${shown} of ${count}:`,
  conditions: {
    is: (field, values, isNegated) => `${field} is ${isNegated ? 'not ' : ''}${values}`,
    any: (field, isNegated) => (isNegated ? `without ${field}` : `with any ${field}`),
    compares: (field, operator, values) => `${field} ${operator} ${values}`,
    referred: 'named in the front matter of this page',
    sorted: (keys) => `sorted by ${keys}`,
    descending: 'descending',
    grouped: (fields) => `grouped by ${fields}`,
    limit: (count) => `${pages(count)} at most`,
    first: (count) => `the first ${count} are shown`,
    or: ' or ',
  },
  rename: {
    nothing: 'There is no name here that can be renamed: put the cursor on a value, a field, a collection or a query',
    invalid: 'This cannot be a name here; use letters, digits and hyphens',
    taken: 'This name is taken already; choose another one',
    derived:
      'The pages of this collection depend on its name; give it `pages` and `reference_field` in `mdsplice.yml` first',
    uncertain:
      'Somewhere the name is written in a way that cannot be changed safely, for example with escapes or over several lines; nothing was changed',
    translated: 'The page has translations; rename their files',
    noFiles: 'This editor cannot rename files together with their references',
  },
  field: {
    label: (text) => `Label: ${text}`,
    values: (names) => `Allowed values, in order: ${names}`,
    anyValue: 'Any value is allowed',
    aliases: (names) => `Other names: ${names}`,
    isList: 'Its value must be a list',
    used: (count, collection) => `Used by ${pages(count)} of \`${collection}\``,
    names: (collections) => `Its values name pages of ${collections}`,
    computed: 'Every page has it, without front matter',
    required: (collection) => `Required in \`${collection}\``,
  },
}

function pages(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`
}

/** What an editor offers to do, in English. */
export const actions: ActionMessages = {
  lens: (count, isOutdated) => `${pages(count)}${isOutdated ? ', outdated: write' : ''}`,
  write: 'outdated: write',
  writePage: 'Write the lists of this page',
  ignore: (rule) => `Ignore \`${rule}\` on this line`,
  accept: 'Accept this reference as reviewed',
  fixAll: 'Fix all that is certain',
  written: (count) => `${pages(count)} written`,
  unsaved: (file) => `${file} is not written, because it has changes that are not saved; save it and try again`,
}

import { argument, enumerate, fieldList, shortList, type Messages } from '../messages.ts'
import {
  didYouMean,
  frontMatter,
  meantNow,
  places,
  relations,
  schemaMismatch,
  unreadable,
  unwritable,
  yaml,
} from './phrases.ts'
import { regions } from './regions.ts'
import type { RuleDetails } from '../../rules.ts'
import { fileProblems } from './setup.ts'
import { siteRules } from './site-rules.ts'
import { site } from './site.ts'

/** Messages of the rules, in English. */
export const rules: Messages['rules'] = {
  ...regions,
  ...siteRules,
  'unknown-directive': ({ name }, meant) => `Unknown directive \`${name}\`${didYouMean(meant)}`,
  'unknown-collection': ({ name, known, now }, meant) =>
    `Unknown collection \`${name}\`${meantNow(meant, now, `; the site has ${enumerate(known)}. \`mdsplice.yml\` can define others`)}`,
  'unknown-field': ({ field, collection, fields = [], now }, meant) => {
    const of = collection === null ? '' : `of \`${collection}\` `
    return `Unknown field \`${field}\`: no page ${of}has it${meantNow(meant, now, existing(collection, fields))}`
  },
  'unknown-value': ({ field, value, collection, now }, meant) =>
    collection === null
      ? `No page has \`${value}\` in \`${field}\`${didYouMean(meant, '; it is not an allowed value, either')}`
      : `No page of \`${collection}\` has \`${value}\` in \`${field}\`${meantNow(meant, now, valuesOf(collection, field))}`,
  'object-value': ({ field, path, parts, isList }) =>
    `\`${field}\` of \`${path}\` is ${isList ? 'a list in a list' : 'an object'}, which can be neither shown nor compared; ${
      parts.length > 0
        ? `use one of its fields: ${enumerate(parts.slice(0, 5))}${parts.length > 5 ? ', …' : ''}`
        : isList
          ? 'write one list, or put quotes around text in brackets'
          : 'put quotes around text in braces'
    }`,
  'incomparable-value': ({ field, value, path, form, rewritten, example, others }) => {
    const instead = rewritten === '' ? `it like \`${example}\`` : `\`${rewritten}\``
    const more = others === 0 ? '' : ` (and fix ${others} more)`
    return `\`${field}\` of \`${path}\` is \`${value}\`, which cannot be compared as a ${form}; write ${instead}${more}`
  },
  'unknown-option': ({ option, hint }, meant) =>
    `Unknown option \`${option}\`; ignored${didYouMean(meant, hint ? hints[hint] : '')}`,
  'invalid-option': ({ option, value, expected, known, notFrom }, meant) => {
    if (notFrom)
      return `\`${option}=\`: no relation \`${value}\` starts at ${enumerate(notFrom)}; write the steps in order, from the first collection to the second`
    const names = expected === 'format' || expected === 'locale' ? enumerate(known) : ''
    const expectation = expected === 'format' || names !== '' ? `use one of ${names}` : expectations[expected]
    return `\`${option}=${value}\`: ${expectation}${didYouMean(meant)}`
  },
  'unsuitable-option': ({ option, ...where }) => {
    if ('without' in where) return `\`${option}\` has no effect without \`${where.without}=\` and was ignored`
    const only = option === 'interactive' ? '; it works in tables only' : ''
    return `\`${option}\` has no effect with \`format=${where.format}\` and was ignored${only}`
  },
  'duplicate-option': ({ option }) => `Duplicate option \`${option}=\`; the last one is used`,
  'invalid-directive': (details) =>
    details.problem === 'not-yaml'
      ? `Invalid mapping in braces: ${mappings[details.reason]}`
      : `${directives[details.problem]}: \`${details.text}\``,
  'empty-listing': (details) => {
    const { reason, collection, field } = details
    if (reason === 'not-related')
      return `No page of \`${collection}\` is related to a page of \`${field}\`; add references in their front matter, or set \`relations\` in \`mdsplice.yml\``
    return `The listing is empty: ${emptyReasons[reason](details)}`
  },
  'no-tags': ({ name, fields }) =>
    `\`${name}\` shows nothing: this page has no value in ${enumerate(fields)}; add one, or delete the comment`,
  'invalid-expression': ({ field, value }, meant) =>
    `Invalid expression in \`${field}\`: \`${value}\`${didYouMean(meant, '; write it like `(a || b) && !c`')}`,
  'no-definitions': ({ files, reason }) =>
    `No definitions to show: ${definitions[reason].replace('FILES', () => enumerate(files))}`,
  'invalid-definition': ({ text }) =>
    `Invalid definition, which MkDocs may show on every page: \`${text}\`; write \`*[TERM]: meaning\` on one line`,
  'duplicate-definition': ({ term }) =>
    `\`${term}\` is defined again further down, and only that definition is used; delete one of the two`,
  'tag-without-page': ({ field, value }, meant) =>
    `The site has no page for \`${value}\` in \`${field}\`, so this label is not a link${didYouMean(meant, '; correct the value, or create the page')}`,
  'low-coverage': ({ collection, by, covered, all, minimum }) =>
    `${covered} of ${all} \`${collection}\` ${covered === 1 ? 'has' : 'have'} \`${by}\`, less than ${minimum}%; add what is missing, or lower \`min=\``,
  'oversized-listing': ({ name, count, unit, limit }) =>
    `\`${name}\` would have ${count} ${units[unit]}, more than the limit of ${limit}; narrow it down with filters`,
  'duplicate-filter': ({ filter }) => `Duplicate filter \`${filter}\`; delete one of the two`,
  'dangling-reference': ({ field, value, collection, leftOut, index, separator, now }, meant) =>
    leftOut !== null
      ? `\`${field}\` names \`${value}\`, which \`${leftOut}\` leaves out of the built site, so it is not listed`
      : index
        ? `\`${field}\` names \`${value}\`, but \`${index.path}\` is an index page and not in \`${index.collection}\`; set \`include_index: true\` there`
        : `\`${field}\` names \`${value}\`, but ${
            collection.includes(', ')
              ? `no page of \`${collection.replaceAll(', ', '` or `')}\` has that name`
              : `\`${collection}\` has no page with that name`
          }${meantNow(meant, now, separator === null ? '; correct the name, or create the page' : `; make it a list, or set \`split: "${separator}"\` for \`${field}\` in \`mdsplice.yml\``)}`,
  'ambiguous-reference': ({ field, value, paths }) =>
    `\`${field}\` names \`${value}\`, and ${paths.length} pages have that name: ${enumerate(paths.slice(0, 3))}` +
    `${paths.length > 3 ? ', …' : ''}; write the path of the one you mean, for example \`${paths[0]}\``,
  'suspect-reference': ({ field, value }) =>
    `\`${field}\` names \`${value}\`, which changed since this reference was reviewed; review it again, then run \`mdsplice review\` on this page`,
  'unreviewed-reference': ({ field, value }) =>
    `The reference to \`${value}\` in \`${field}\` is not reviewed yet; run \`mdsplice review\` on this page`,
  'invalid-front-matter': ({ reason }) =>
    `Invalid front matter: ${frontMatter[reason]}. The page is not changed until this is fixed`,
  'invalid-data-file': ({ reason }) =>
    `Invalid data file: ${fileProblems[reason]}. Its records are in no listing until this is fixed`,
  'duplicate-key': ({ field }) =>
    `Duplicate field \`${field}\` in this front matter, and only this one is used; merge them`,
  'empty-item': ({ field }) => `\`${field}\` has an empty item; fill it in, or delete the line`,
  'unusual-field': ({ field }, meant) => `Few pages have the field \`${field}\`${didYouMean(meant)}`,
  'duplicate-value': ({ field, value, samePage }) =>
    samePage === undefined
      ? `\`${field}\` has \`${value}\` twice; delete one of the two`
      : `\`${field}\` has \`${samePage}\` and \`${value}\`, which name the same page; delete one of the two`,
  'invalid-address': ({ field, address }) =>
    `\`${field}\` has the invalid address \`${address}\`, so there is no link; correct the address, or delete it`,
  'scalar-instead-of-list': ({ field, value }) =>
    `\`${field}\` must be a list; put \`${value}\` on its own line after \`- \``,
  'value-not-allowed': ({ field, value, hint, now }, meant) =>
    `\`${value}\` is not an allowed value of ` +
    `\`${field}\`${meantNow(meant, now, hint ? `; \`fields.${field}.values\` in \`mdsplice.yml\` matches no page` : '')}`,
  'missing-field': ({ field, collection }) =>
    `Missing field \`${field}\`, required for pages of \`${collection}\`; add it`,
  'schema-mismatch': schemaMismatch,
  'duplicate-id': ({ id, path }) => `\`${path}\` also has the id \`${id}\`; change one of the two`,
  'id-pattern': ({ id, pattern }) => `The id \`${id}\` does not match \`${pattern}\`; change it`,
  'file-name-pattern': ({ name, pattern }) =>
    `The file name \`${name}\` does not match \`${pattern}\`; rename the file, or change the id`,
  ...relations,
  'unbuilt-translation': ({ language, part }) =>
    `This page is not built or listed, because the language \`${language}\` is not in \`languages\` of the plugin \`i18n\`; add ` +
    `it there, or rename the ${part}`,
  'page-in-no-collection': ({ collections }) =>
    `This page is in no collection, so no directive lists it; the site has ${enumerate(collections)}`,
  'unclosed-directive': ({ name, hasDashes, others = 0 }) =>
    (hasDashes
      ? `The comment of \`${name}\` has a dash in place of two hyphens, as word processors write it; write \`<!-- ${name} … -->\``
      : `The comment of \`${name}\` is not closed; close it with \`-->\``) +
    (others > 0 ? ` (and close ${others} more below)` : ''),
  'misplaced-directive': ({ name, setting, advice, extension }) => {
    if (extension !== undefined)
      return (
        `The listing of \`${name}\` cannot be placed here: the block around it needs the Markdown extension ` +
        `\`${extension}\`; add it to \`markdown_extensions\``
      )
    const place = places[setting]
    return `The listing of \`${name}\` cannot be placed ${typeof place === 'string' ? place : place(advice)}`
  },
  'indented-directive': ({ name, element }) =>
    `\`${name}\` is shown as code: inside \`<${element} markdown>\`, text indented by four spaces is code; remove ` +
    'the indentation of this line and of the lines around it',
  'unseen-fence': ({ name }) =>
    `MkDocs does not see a code block here, so \`${name}\` below gets a listing; close the fence with as many ` +
    'characters as open it, and put only a language and options such as `title="…"` after it',
  'displaced-directive': ({ name, by }) =>
    ({
      own:
        `The listing of \`${name}\` would close the HTML element around it; use a table or a list without ` +
        '`interactive` here, or move the directive out of the element',
      above:
        `With the listings above it, MkDocs would no longer read \`${name}\` as a comment here; put blank lines ` +
        'around those directives, or move this one',
      code:
        `MkDocs would show the listing of \`${name}\` as code here; move the directive out of the footnote, the ` +
        'definition or the list item that it is in',
    })[by],
  'crowded-directive': ({ name }) =>
    `Put a blank line below \`${name}\`: a list item directly below a listing is read as text`,
  'unreadable-page': ({ reason, count = 0 }) => unreadable[reason].replace('COUNT', String(count)),
  'unwritable-page': ({ reason, cause }) =>
    reason === 'failed' ? `The file could not be written (${cause}) and was not changed` : unwritable[reason],
  'useless-suppression': ({ rule, problem }, meant) => {
    if (problem === 'no-rule') return 'This comment suppresses nothing; name the rules to suppress on the next line'
    if (problem === 'unknown') return `Unknown rule \`${rule}\`${didYouMean(meant)}`
    if (problem === 'fixed') return `\`${rule}\` cannot be suppressed`
    return `Unused suppression: \`${rule}\` reports nothing on the next line; delete this`
  },
  'changed-meanwhile':
    'The file was changed by another program while mdsplice was running, so mdsplice did not write it; run mdsplice again',
  'oversized-page': ({ name, template }) =>
    template === ''
      ? `The page would exceed the 8 MB limit with the listing of \`${name}\`; shorten it with a filter, \`limit=\` or fewer groups`
      : `The template at ${template} would make the listing of \`${name}\` exceed 8 MB, or takes too long; shorten the listing, or nest fewer sections`,
}

/** What an unknown option was probably meant to be part of. */
const hints = {
  quotes: '; put quotation marks around a value with spaces: `"…"`',
  characters: '; write a filter without spaces around its operators: `field/value`, `field/value|value`',
}

/** Which values a field has; the command does not know the names that every page has by itself. */
function valuesOf(collection: string, field: string): string {
  return field in site.facts ? '' : `; \`mdsplice fields ${collection} ${argument(field)}\` lists the values`
}

/** Which fields a collection has. */
function existing(collection: string | null, fields: readonly string[]): string {
  if (collection === null || fields.length === 0) return ''
  const names = fieldList(fields)
  return names === undefined ? `; \`mdsplice fields ${collection}\` lists its fields` : `; its fields are ${names}`
}

const expectations = {
  number: 'use a whole number, 1 or more',
  percentage: 'use a percentage, such as `95%`',
  field: 'use names of fields, separated by commas without spaces',
  switch: 'use `yes` or `no`',
  page: 'use the path of one page, or a web address',
  step: 'use names of collections, fields or inverse relations, separated by commas',
  locale: 'the site has no translations; to filter by a field, write `locale/VALUE`',
}

/** What can be wrong with a directive; the part that is meant follows. */
const directives = {
  'too-long': 'A directive can have at most 10,000 characters',
  'unclosed-quote': 'Unclosed quotation mark',
  'text-after-quote': 'Put quotation marks around the whole value, and write `\\"` for a quotation mark inside it',
  'not-comparable': '`<` and `>` compare numbers like 1.5 and dates like 2025-01-31; this is neither',
  'compares-dates': 'The field has dates; compare it with a date like 2025-01-31, not with a number',
  'compares-numbers': 'The field has numbers; compare it with a number, not with a date',
  'other-quotes': 'Use straight quotation marks `"…"` around a value',
  'no-value': 'Missing value after this field; `field/*` matches any value',
  negation: 'Put the `!` before the field',
  incomplete: 'Missing word; write it like this',
}

const mappings = {
  ...yaml,
  'no-mapping': 'it must be a mapping like `{ field: value }`',
  nested: 'give each name a value or a list of values: `{ field: [value, value] }`',
}

type EmptyListing = RuleDetails['empty-listing']

const emptyReasons: Record<Exclude<EmptyListing['reason'], 'not-related'>, (details: EmptyListing) => string> = {
  'no-pages': ({ collection, ...instead }) => `the site has no page in a folder \`${collection}\`${insteadOf(instead)}`,
  'no-members': ({ collection, pages = [], unread = 0 }) =>
    `no page of the site belongs to the collection \`${collection}\`, which consists of ${enumerate(pages)}${insteadOf({ unread })}`,
  'no-references': ({ collection, field }) => `this page's \`${field}\` names no page of \`${collection}\``,
  'no-match': ({ collection }) =>
    `no page of \`${collection}\` matches; correct the filters, or add \`empty="…"\` if it may be empty`,
}

/** What a site has in place of the pages of a collection. */
function insteadOf({ unread = 0, folders = [] }: Pick<EmptyListing, 'unread' | 'folders'>): string {
  if (unread > 0)
    return `; it has ${unread} \`.mdx\` ${unread === 1 ? 'page' : 'pages'} there, which mdsplice does not read`
  const names = shortList(folders)
  return names === undefined ? '' : `; there are pages in ${names}`
}

const definitions = {
  missing: 'the file FILES cannot be found or read; correct `definitions` in `mdsplice.yml`',
  'in-git': 'FILES is in a `.git` folder, which is never read; put the file elsewhere',
  outside: "FILES is outside the folder of the site's configuration; put the file into it",
  'not-utf8': 'FILES is not UTF-8; save it as UTF-8',
  'too-long': 'FILES is longer than 8 MB; split it',
  'no-files': 'name the file under `definitions` in `mdsplice.yml`',
  'no-words': 'FILES has no line of the form `*[TERM]: meaning`',
}

const units = { cells: 'cells', pages: 'pages', links: 'arrows', characters: 'characters' }

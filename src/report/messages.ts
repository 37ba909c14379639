import { formats } from '../types.ts'
import type { RuleDetails, RuleId } from '../types.ts'
import { nearest } from './nearest.ts'

/** How grave a finding is: an error leaves its page unwritten, information is no complaint. */
export type Severity = 'error' | 'warning' | 'info'

/** A rule's words. */
export interface Rule<Details> {
  severity: Severity
  /** What is wrong and the next step, in one line. */
  text(details: Details): string
  /** What was found and what was probably meant, where the rule is about a name. */
  suggestion?(details: Details): { actual: string; expected: string | undefined }
}

const docs = 'https://github.com/mdsplice/mdsplice/blob/main/docs/rules.md'

/** All rules of mdsplice: severity and wording. */
export const rules: { readonly [Id in RuleId]: Rule<RuleDetails[Id]> } = {
  'unknown-directive': {
    severity: 'error',
    text: ({ name, known }) => `\`${name}\` is no directive${didYouMean(name, known)}`,
    suggestion: ({ name, known }) => ({ actual: name, expected: nearest(name, known) }),
  },
  'unknown-collection': {
    severity: 'error',
    text: ({ name, known }) =>
      `There is no collection \`${name}\`${didYouMean(name, known, `; there are ${enumerate(known)}`)}`,
    suggestion: ({ name, known }) => ({ actual: name, expected: nearest(name, known) }),
  },
  'unknown-field': {
    severity: 'warning',
    text: ({ field, collection, known }) =>
      `No page of \`${collection}\` has the field \`${field}\`${didYouMean(field, known)}`,
    suggestion: ({ field, known }) => ({ actual: field, expected: nearest(field, known) }),
  },
  'unknown-value': {
    severity: 'warning',
    text: ({ field, value, collection, known }) =>
      `No page of \`${collection}\` has \`${value}\` in its field \`${field}\`${didYouMean(value, known)}`,
    suggestion: ({ value, known }) => ({ actual: value, expected: nearest(value, known) }),
  },
  'unknown-option': {
    severity: 'warning',
    text: ({ option, known }) => `\`${option}\` is no option and was left out${didYouMean(option, known)}`,
    suggestion: ({ option, known }) => ({ actual: option, expected: nearest(option, known) }),
  },
  'invalid-option': {
    severity: 'error',
    text: ({ option, value, expected, known }) =>
      `\`${option}=${value}\`: ${expectations[expected]}${didYouMean(value, known)}`,
    suggestion: ({ value, known }) => ({ actual: value, expected: nearest(value, known) }),
  },
  'duplicate-option': {
    severity: 'warning',
    text: ({ option }) => `\`${option}=\` stands here twice; the last one counts`,
  },
  'invalid-directive': { severity: 'error', text: ({ problem, text }) => `${mistakes[problem]}: \`${text}\`` },
  'empty-listing': { severity: 'warning', text: emptyListing },
  'dangling-reference': {
    severity: 'warning',
    text: ({ field, value, collection, known }) =>
      `\`${field}\` names \`${value}\`, but \`${collection}\` has no page of that name${didYouMean(value, known)}`,
    suggestion: ({ value, known }) => ({ actual: value, expected: nearest(value, known) }),
  },
  'invalid-front-matter': {
    severity: 'error',
    text: ({ reason }) =>
      `The front matter cannot be read: ${reason.replace(/\.$/, '')}. Mend it; until then the page is left as it is`,
  },
  'unclosed-directive': {
    severity: 'error',
    text: ({ name }) => `The comment of \`${name}\` does not end; close it with \`-->\``,
  },
  'misplaced-directive': {
    severity: 'error',
    text: ({ name, setting }) => `\`${name}\` cannot put this listing ${places[setting]}`,
  },
  'unseen-fence': {
    severity: 'warning',
    text: ({ name }) =>
      `MkDocs sees no code here, so \`${name}\` below is filled in; close the fence with just as many signs, and put one word behind it at most`,
  },
  'displaced-directive': {
    severity: 'error',
    text: ({ name }) =>
      `With the listings above it in place, MkDocs would no longer read \`${name}\` as a comment here; put blank lines around those directives, or move this one`,
  },
  'crowded-directive': {
    severity: 'warning',
    text: ({ name }) => `Put a blank line below \`${name}\`: a list item right below a listing is read as text`,
  },
  'unbalanced-region': {
    severity: 'error',
    text: ({ name, missing }) =>
      missing === 'directive'
        ? `\`/${name}\` ends a listing that no directive begins; put the directive back above it, or delete this comment`
        : `Below \`${name}\` stands a listing without its end comment \`<!-- /${name} … -->\`; delete that listing, and \`mdsplice write\` makes it anew`,
  },
  'edited-region': {
    severity: 'error',
    text: ({ name }) =>
      `The listing of \`${name}\` was changed by hand. Move your change to the pages it lists, or run \`mdsplice write --force\` to replace it`,
  },
  'stale-region': {
    severity: 'info',
    text: ({ name, change }) =>
      `${change === 'missing' ? `\`${name}\` has no listing yet` : `The listing of \`${name}\` is out of date`}; run \`mdsplice write\``,
  },
  'unreadable-page': { severity: 'error', text: ({ reason }) => unreadable[reason] },
  'unwritable-page': {
    severity: 'error',
    text: ({ reason, cause }) =>
      reason === 'read-only'
        ? 'The file is read-only and was left as it is; make it writable'
        : `The file could not be written (${cause}) and was left as it is`,
  },
}

const places: Record<RuleDetails['misplaced-directive']['setting'], string> = {
  inline: 'within a line of text; give it a line of its own, or ask for `format=links` or `format=count`',
  'line-start': 'at the start of a line with text behind it; give it a line of its own, or put a word before it',
  heading: 'in a heading; give it a line of its own, or ask for `format=links` or `format=count`',
  'table-cell':
    'in a table cell; give it a line of its own outside the table, or ask for `format=links` or `format=count`',
  link: 'in a link; give it a line of its own, or ask for `format=count`',
  'raw-html': 'within HTML, where no Markdown is read; move it out, or give the element the attribute `markdown`',
}

const expectations: Record<RuleDetails['invalid-option']['expected'], string> = {
  number: 'give a whole number',
  field: 'give the names of fields, with commas between them',
  format: `give one of ${enumerate(formats)}`,
}

const mistakes: Record<RuleDetails['invalid-directive']['problem'], string> = {
  'unclosed-quote': 'A quotation mark is not closed',
  'text-after-quote':
    'Text follows a closing quotation mark; put all of the value in quotes, with `\\"` for a mark within',
  'not-comparable': '`<` and `>` compare numbers and dates like 2025-01-31, and this is neither',
  'not-yaml': 'The part in braces is no YAML',
}

const unreadable: Record<RuleDetails['unreadable-page']['reason'], string> = {
  'not-utf8': 'The file is not UTF-8 and was left out; save it as UTF-8',
  directory: 'A folder has the name of a page; rename it',
  'link-loop': 'The symbolic link leads back to itself or to a folder above it and was not followed; remove it',
  'broken-link': 'The symbolic link leads to nothing; remove it, or put back what it leads to',
  'no-permission': 'The file cannot be read; check its permissions',
}

function emptyListing({ collection, field, reason }: RuleDetails['empty-listing']): string {
  if (reason === 'no-pages') return `The listing is empty: the site has no page in a folder \`${collection}\``
  if (reason === 'no-references')
    return `The listing is empty: this page's \`${field}\` names no page of \`${collection}\``
  return `The listing is empty: no page of \`${collection}\` matches`
}

function didYouMean(name: string, known: Iterable<string>, otherwise = ''): string {
  const suggestion = nearest(name, known)
  return suggestion === undefined ? otherwise : `; did you mean \`${suggestion}\`?`
}

function enumerate(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ')
}

/** Where a rule is explained. */
export function ruleUrl(rule: RuleId): string {
  return `${docs}#${rule}`
}

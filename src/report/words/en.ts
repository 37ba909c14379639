import type { RuleDetails } from '../../types.ts'
import type { Words } from '../words.ts'
import { checkRules } from './en-checks.ts'
import { braces, expectations, hints, mistakes } from './en-directives.ts'
import { didYouMean } from './en-phrases.ts'
import { mistake, setup } from './en-setup.ts'
import { yaml } from './en-yaml.ts'
import { changes } from './en-changes.ts'
import { init } from './en-init.ts'
import { enumerate } from './enumerate.ts'

/** What mdsplice says, in English. */
export const english: Words = {
  rules: {
    'unknown-directive': ({ name }, meant) => `\`${name}\` is no directive${didYouMean(meant)}`,
    'unknown-collection': ({ name, known }, meant) =>
      `There is no collection \`${name}\`${didYouMean(meant, `; there are ${enumerate(known)}. \`mdsplice.yml\` can name others`)}`,
    'unknown-field': ({ field, collection }, meant) =>
      `No page of \`${collection}\` has the field \`${field}\`${didYouMean(meant)}`,
    'unknown-value': ({ field, value, collection }, meant) =>
      `No page of \`${collection}\` has \`${value}\` in its field \`${field}\`${didYouMean(meant)}`,
    'unknown-option': ({ option, hint }, meant) =>
      `\`${option}\` is no option and was left out${didYouMean(meant, hint && hints[hint])}`,
    'invalid-option': ({ option, value, expected }, meant) =>
      `\`${option}=${value}\`: ${expectations[expected]}${didYouMean(meant)}`,
    'unsuitable-option': ({ option, format }) =>
      `\`${option}\` means nothing with \`format=${format}\` and was left out; only tables have it`,
    'duplicate-option': ({ option }) => `\`${option}=\` stands here twice; the last one counts`,
    'invalid-directive': (details) =>
      details.problem === 'not-yaml'
        ? `The part in braces cannot be read: ${{ ...yaml, ...braces }[details.reason]}`
        : `${mistakes[details.problem]}: \`${details.text}\``,
    'empty-listing': emptyListing,
    'no-tags': ({ name, fields }) =>
      `\`${name}\` shows nothing: this page has no value in ${enumerate(fields)}; fill one in, or take the comment out`,
    'missing-extension': ({ name, extension }) =>
      `\`${name}\` needs the Markdown extension \`${extension}\`, which \`mkdocs.yml\` does not name; add it to \`markdown_extensions\``,
    'invalid-expression': ({ field, value }, meant) =>
      `\`${field}\` has an expression that cannot be read as it is meant: \`${value}\`${didYouMean(meant, '; write it like `(a || b) && !c`')}`,
    'no-definitions': ({ files, reason }) => `There are no definitions to show: ${definitions[reason](files)}`,
    'invalid-definition': ({ text }) =>
      `This line is no definition, and MkDocs may show it on every page: \`${text}\`; write \`*[TERM]: meaning\` on one line`,
    'duplicate-definition': ({ term }) =>
      `\`${term}\` is defined again further down, and only that counts; delete one of the two`,
    'tag-without-page': ({ field, value }, meant) =>
      `The site has no page for \`${value}\` in \`${field}\`, so this label is no link${didYouMean(meant)}`,
    'low-coverage': ({ collection, by, covered, all, minimum }) =>
      `${covered} of ${all} \`${collection}\` ${covered === 1 ? 'has' : 'have'} \`${by}\`, which is less than ${minimum}%`,
    'oversized-listing': ({ name, size: { unit, count, limit } }) =>
      `\`${name}\` would have ${count} ${units[unit]}, and ${limit} is the most that can be shown; narrow it with filters`,
    'invalid-front-matter': ({ reason }) =>
      `The front matter cannot be read: ${reason === 'no-line-end' ? 'after its last line `---` a line end is missing' : yaml[reason]}. Mend it; until then the page is left as it is`,
    ...checkRules,
    'unclosed-directive': ({ name }) => `The comment of \`${name}\` does not end; close it with \`-->\``,
    'misplaced-directive': ({ name, setting }) => `\`${name}\` cannot put this listing ${places[setting]}`,
    'unseen-fence': ({ name }) =>
      `MkDocs sees no code here, so \`${name}\` below is filled in; close the fence with just as many signs, and put one word behind it at most`,
    'displaced-directive': ({ name }) =>
      `With the listings above it in place, MkDocs would no longer read \`${name}\` as a comment here; put blank lines around those directives, or move this one`,
    'crowded-directive': ({ name }) =>
      `Put a blank line below \`${name}\`: a list item right below a listing is read as text`,
    'unbalanced-region': ({ name, missing }) =>
      missing === 'directive'
        ? `\`/${name}\` ends a listing that no directive begins; put the directive back above it, or delete this comment`
        : `Below \`${name}\` stands a listing without its end comment \`<!-- /${name} … -->\`; delete that listing, and \`mdsplice write\` makes it anew`,
    'edited-region': ({ name }) =>
      `The listing of \`${name}\` was changed by hand. Move your change to the pages it lists, or run \`mdsplice write --force\` to replace it`,
    'stale-region': ({ name, change }) =>
      `${change === 'missing' ? `\`${name}\` has no listing yet` : `The listing of \`${name}\` is out of date`}; run \`mdsplice write\``,
    'unreadable-page': ({ reason }) => unreadable[reason],
    'unwritable-page': ({ reason, cause }) =>
      reason === 'failed' ? `The file could not be written (${cause}) and was left as it is` : unwritable[reason],
    'oversized-page': ({ name }) =>
      `With the listing of \`${name}\` the page would grow beyond all measure; list less with a filter, \`limit=\` or fewer groups`,
    'changed-meanwhile': () =>
      'The file was changed while mdsplice was at work, and was left as it is; run mdsplice again',
  },
  setup,
  changes,
  init,
  mistake,
  baseline: {
    known: (file, count) => `mdsplice check: ${messages(count)} that ${file} knows left out`,
    gone: (file, count) => `mdsplice check: ${messages(count)} of ${file} no longer found; run \`--update-baseline\``,
    written: (file, count) => `mdsplice check: ${file} knows ${messages(count)}`,
  },
  summary: {
    write: (changed) => `${pages(changed)} written`,
    build: (changed) => `${pages(changed)} with listings built`,
    check: (changed) => `${pages(changed)} out of date`,
    clear: (changed) => `${pages(changed)} cleared`,
    watch: (changed) => `${pages(changed)} written`,
    'dry-run': (changed) => `${pages(changed)} would change; nothing was written`,
  },
  watching: 'waiting for changes; Ctrl+C ends it',
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

const units: Record<RuleDetails['oversized-listing']['size']['unit'], string> = {
  cells: 'cells',
  pages: 'pages',
  links: 'arrows',
  characters: 'characters',
}

const unreadable: Record<RuleDetails['unreadable-page']['reason'], string> = {
  'not-utf8': 'The file is not UTF-8 and was left out; save it as UTF-8',
  directory: 'A folder has the name of a page; rename it',
  'link-loop': 'The symbolic link leads back to itself or to a folder above it and was not followed; remove it',
  'broken-link': 'The symbolic link leads to nothing; remove it, or put back what it leads to',
  'link-outside':
    'The symbolic link leads out of the folder of `mkdocs.yml` and was not followed; put a copy in its place',
  'no-permission': 'The file cannot be read; check its permissions',
  'too-long': 'The file is longer than 8 MB and was left out; split it, if it is a page at all',
}

const definitions: Record<RuleDetails['no-definitions']['reason'], (files: readonly string[]) => string> = {
  missing: (files) => `there is no file ${enumerate(files)} that can be read; mend \`definitions\` in \`mdsplice.yml\``,
  outside: (files) => `${enumerate(files)} lies outside the folder of \`mkdocs.yml\`; put the file into it`,
  'not-utf8': (files) => `${enumerate(files)} is not UTF-8; save it as UTF-8`,
  'no-files': () => 'name the file under `definitions` in `mdsplice.yml`',
  'no-words': (files) => `${enumerate(files)} holds no line \`*[TERM]: meaning\``,
}

const unwritable: Record<Exclude<RuleDetails['unwritable-page']['reason'], 'failed'>, string> = {
  'read-only': 'The file is read-only and was left as it is; make it writable',
  link: 'The page is a symbolic link, and what it leads to was left as it is; put a page of its own in its place',
  'linked-folder':
    'Its folder in the output folder is a symbolic link and was not followed; remove the link, or choose another folder with `--out`',
  foreign:
    'The output folder holds a file of that name that `mdsplice build` did not write; move it, or choose another folder with `--out`',
}

function emptyListing({ collection, field, reason }: RuleDetails['empty-listing']): string {
  if (reason === 'no-pages') return `The listing is empty: the site has no page in a folder \`${collection}\``
  if (reason === 'no-references')
    return `The listing is empty: this page's \`${field}\` names no page of \`${collection}\``
  if (reason === 'not-related')
    return `The listing is empty: no page of \`${collection}\` names one of \`${field}\` or is named by one`
  return `The listing is empty: no page of \`${collection}\` matches`
}

function pages(count: number): string {
  return count === 0 ? 'no page' : count === 1 ? '1 page' : `${count} pages`
}

function messages(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`
}

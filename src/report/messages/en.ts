import { changes } from './en-changes.ts'
import { checkRules } from './en-checks.ts'
import { braces, expectations, hints, mistakes } from './en-directives.ts'
import { init } from './en-init.ts'
import { meant } from './en-phrases.ts'
import { mistakes as configMistakes, setup } from './en-setup.ts'
import { yaml } from './en-yaml.ts'
import type { Words } from './words.ts'

const places = {
  inline: 'within a line of text; give it a line of its own, or ask for `format=links` or `format=count`',
  'line-start': 'at the start of a line with text behind it; give it a line of its own, or put a word before it',
  heading: 'in a heading; give it a line of its own, or ask for `format=links` or `format=count`',
  'table-cell':
    'in a table cell; give it a line of its own outside the table, or ask for `format=links` or `format=count`',
  link: 'in a link; give it a line of its own, or ask for `format=count`',
  'raw-html': 'within HTML, where no Markdown is read; move it out, or give the element the attribute `markdown`',
  'html-block':
    'within an HTML block, where no Markdown is read; give it a line of its own with blank lines around it, outside of `<pre>`',
  unread:
    'where the parser of this pipeline reads code or text; use `remarkPythonMarkdown` and `mdspliceCompiler`, or run `mdsplice write`',
} as const

const units = {
  cells: 'cells',
  pages: 'pages',
  links: 'arrows',
  characters: 'characters',
} as const

const unreadable = {
  'not-utf8': 'The file is not UTF-8 and was left out; save it as UTF-8',
  directory: 'A folder has the name of a page; rename it',
  'not-a-file': 'This has the name of a page but is no regular file, and was not read; remove it',
  'link-loop': 'The symbolic link leads back to itself or to a folder above it and was not followed; remove it',
  'broken-link': 'The symbolic link leads to nothing; remove it, or put back what it leads to',
  'link-outside':
    'The symbolic link leads out of the folder of `mkdocs.yml` and was not followed; put a copy in its place',
  'link-git': 'The symbolic link leads into a folder `.git` and was not followed; remove it',
  'no-permission': 'The file cannot be read; check its permissions',
  'too-long': 'The file is longer than 8 MB and was left out; split it, if it is a page at all',
} as const

const definitions = {
  missing: 'there is no file {files} that can be read; mend `definitions` in `mdsplice.yml`',
  'in-git': '{files} stands in a folder `.git`, of which nothing is read; put the file elsewhere',
  outside: '{files} lies outside the folder of `mkdocs.yml`; put the file into it',
  'not-utf8': '{files} is not UTF-8; save it as UTF-8',
  'too-long': '{files} is longer than 8 MB; split it',
  'no-files': 'name the file under `definitions` in `mdsplice.yml`',
  'no-words': '{files} holds no line `*[TERM]: meaning`',
} as const

const unwritable = {
  failed: 'The file could not be written ({cause}) and was left as it is',
  'read-only': 'The file is read-only and was left as it is; make it writable',
  link: 'The page is a symbolic link, and what it leads to was left as it is; put a page of its own in its place',
  'linked-folder':
    'Its folder in the output folder is a symbolic link and was not followed; remove the link, or choose another folder with `--out`',
  foreign:
    'The output folder holds a file of that name that `mdsplice build` did not write; move it, or choose another folder with `--out`',
} as const

const messages = { 1: '1 message', other: '{count} messages' } as const

/** What mdsplice says, in English. */
export const english = {
  rules: {
    'unknown-directive': '`{name}` is no directive{meant}',
    'unknown-collection': {
      text: 'There is no collection `{name}`{meant}',
      meant: { ...meant, '': '; there are {known}. `mdsplice.yml` can name others' },
    },
    'unknown-field': 'No page of `{collection}` has the field `{field}`{meant}',
    'unknown-value': 'No page of `{collection}` has `{value}` in its field `{field}`{meant}',
    'unknown-option': {
      text: '`{option}` is no option and was left out{meant}',
      meant: { ...meant, '': '{hint}' },
      hint: hints,
    },
    'invalid-option': { text: '`{option}={value}`: {expected}{meant}', expected: expectations },
    'unsuitable-option': '`{option}` means nothing with `format={format}` and was left out; only tables have it',
    'duplicate-option': '`{option}=` stands here twice; the last one counts',
    'invalid-directive': {
      text: '{problem}',
      problem: { ...mistakes, 'not-yaml': 'The part in braces cannot be read: {reason}' },
      reason: { ...yaml, ...braces },
    },
    'empty-listing': {
      text: 'The listing is empty: {reason}',
      reason: {
        'no-pages': 'the site has no page in a folder `{collection}`',
        'no-members': 'no page of the site belongs to the collection `{collection}`, which is made of {pages}',
        'no-references': "this page's `{field}` names no page of `{collection}`",
        'not-related': 'no page of `{collection}` names one of `{field}` or is named by one',
        'no-match': 'no page of `{collection}` matches',
      },
    },
    'no-tags': '`{name}` shows nothing: this page has no value in {fields}; fill one in, or take the comment out',
    'missing-extension':
      '`{name}` needs the Markdown extension `{extension}`, which `mkdocs.yml` does not name; add it to `markdown_extensions`',
    'invalid-expression': {
      text: '`{field}` has an expression that cannot be read as it is meant: `{value}`{meant}',
      meant: { ...meant, '': '; write it like `(a || b) && !c`' },
    },
    'no-definitions': { text: 'There are no definitions to show: {reason}', reason: definitions },
    'invalid-definition':
      'This line is no definition, and MkDocs may show it on every page: `{text}`; write `*[TERM]: meaning` on one line',
    'duplicate-definition': '`{term}` is defined again further down, and only that counts; delete one of the two',
    'tag-without-page': 'The site has no page for `{value}` in `{field}`, so this label is no link{meant}',
    'low-coverage': {
      text: '{covered} `{by}`, which is less than {minimum}%',
      covered: { 1: '1 of {all} `{collection}` has', other: '{covered} of {all} `{collection}` have' },
    },
    'oversized-listing': {
      text: '`{name}` would have {count} {unit}, and {limit} is the most that can be shown; narrow it with filters',
      unit: units,
    },
    'invalid-front-matter': {
      text: 'The front matter cannot be read: {reason}. Mend it; until then the page is left as it is',
      reason: {
        ...yaml,
        'no-line-end': 'after its last line `---` a line end is missing',
        'no-opening-line': 'its first line must be `---`, three signs at the very top of the page',
        'no-closing-line': 'the line `---` below it is missing',
      },
    },
    ...checkRules,
    'unclosed-directive': 'The comment of `{name}` does not end; close it with `-->`',
    'misplaced-directive': { text: '`{name}` cannot put this listing {setting}', setting: places },
    'unseen-fence':
      'MkDocs sees no code here, so `{name}` below is filled in; close the fence with just as many signs, and put one word behind it at most',
    'displaced-directive':
      'With the listings above it in place, MkDocs would no longer read `{name}` as a comment here; put blank lines around those directives, or move this one',
    'crowded-directive': 'Put a blank line below `{name}`: a list item right below a listing is read as text',
    'unbalanced-region': {
      text: '{missing}',
      missing: {
        directive:
          '`/{name}` ends a listing that no directive begins; put the directive back above it, or delete this comment',
        end: 'Below `{name}` stands a listing without its end comment `<!-- /{name} … -->`; delete that listing, and `mdsplice write` makes it anew',
      },
    },
    'edited-region':
      'The listing of `{name}` was changed by hand. Move your change to the pages it lists, or run `mdsplice write --force` to replace it',
    'stale-region': {
      text: '{change}; run `mdsplice write`',
      change: { missing: '`{name}` has no listing yet', outdated: 'The listing of `{name}` is out of date' },
    },
    'unreadable-page': { text: '{reason}', reason: unreadable },
    'unwritable-page': { text: '{reason}', reason: unwritable },
    'oversized-page': {
      text: '{template}',
      template: {
        '': 'With the listing of `{name}` the page would grow beyond all measure; list less with a filter, `limit=` or fewer groups',
        other:
          'The template at {template} makes more than 8 MB of `{name}`, or takes as long; list less, or put fewer sections into each other',
      },
    },
    'changed-meanwhile': 'The file was changed while mdsplice was at work, and was left as it is; run mdsplice again',
  },
  setup,
  changes,
  init,
  list: {
    changed: {
      text: '{count} not as in the pages: {format}',
      count: { 1: '1 cell is', other: '{count} cells are' },
      format: {
        xlsx: 'a cell of Excel holds 32,767 characters, and no control characters; `--output` with `.csv` or `.json` holds all',
        ods: 'a spreadsheet holds no control characters; `--output` with `.csv` or `.json` holds all',
      },
    },
  },
  watch: {
    ready: 'waiting for changes; Ctrl+C ends it',
    gone: 'the folder {folder} is gone or cannot be read; waiting until it is back',
    back: 'the folder {folder} is back',
    lost: 'the folder {folder} is gone, so no change can be seen any more; start `mdsplice watch` again when it is back',
    limit: 'the system tells of no more changes ({cause}); looking at all files every second instead',
    failed: 'the site cannot be read at this moment ({cause}); trying again',
  },
  repeated: {
    more: { text: '; the same {count} in this file', count: { 1: 'once more', other: '{count} times more' } },
  },
  mistakes: configMistakes,
  meant,
  or: ' or ',
  point: '.',
  baseline: {
    known: { text: 'mdsplice check: {count} that {file} knows left out', count: messages },
    gone: { text: 'mdsplice check: {count} of {file} no longer found; run `--update-baseline`', count: messages },
    written: { text: 'mdsplice check: {file} knows {count}', count: messages },
  },
} as const satisfies Words

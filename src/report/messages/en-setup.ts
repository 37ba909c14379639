import { meant } from './en-phrases.ts'
import { yaml } from './en-yaml.ts'
import { sentences } from './sentences.ts'
import type { Words } from './words.ts'
import type { ConfigFileProblem, DataFileProblem, GitProblem, IndexProblem, TemplateProblem } from '../setup-error.ts'

/** What can be wrong with a template. */
const templates = {
  outside: 'The template `{name}` must stand below the folder of `mkdocs.yml`',
  'in-git': 'The template `{name}` stands in a folder `.git`, of which nothing is read; put it elsewhere',
  'not-a-file': 'The template `{name}` is no regular file; name a file',
  unreadable: 'The template `{name}` cannot be read; check its name and its permissions',
  'too-long': 'The template `{name}` is longer than 8 MB',
  'not-utf8': 'The template `{name}` is not UTF-8; save it as UTF-8',
  'unclosed-tag': 'The tag `{{` is not closed; close it with `}}`',
  'unclosed-section': 'The section `{{#{name}}}` is not closed; close it with `{{/{name}}}`',
  'unopened-section': '`{{/{name}}}` closes no section; put `{{#{name}}}` before it',
  'invalid-delimiters': 'These delimiters cannot be; write two of them, like `{{=<% %>=}}`',
  partial: 'A template cannot take in another one (`{{> {name}}}`); put its text here',
  comment: 'A template cannot hold HTML comments; write `{{! … }}` for a comment of your own',
  'outside-rows': '`{{{name}}}` belongs to a row; put it between `{{#rows}}` and `{{/rows}}`',
  'too-large':
    'A template can have 100,000 signs, 1,000 blanks in a row, and 50 sections within each other; shorten it',
  'unknown-name': '`{{{name}}}` is nothing that can stand here, and no page has such a field',
} as const satisfies Record<TemplateProblem, string>

/** What can be wrong with an index. */
const indexes = {
  unreadable: 'This index cannot be read; check its name and its permissions',
  'no-index': '`mdsplice index` writes no such line; make the index anew',
  'not-whole': 'The index does not hold as many pages as it says; make it anew with `--shard {shard}`',
  'other-version': 'Another version of mdsplice made this index; make it anew with `--shard {shard}`',
  'other-settings':
    'This index was made with other settings; make it anew with `--shard {shard}` beside the same `mkdocs.yml`, `mdsplice.yml` and all files that they name',
  'other-count': 'This is the index of shard {shard}; name those of as many shards as `--shard` says',
  duplicate: 'Shard {shard} already has an index; name one of the two',
  outdated: 'The pages of shard {shard} are no longer what this index tells of them; make it anew',
} as const satisfies Record<IndexProblem, string>

/** What can be wrong with a configuration or data file as a whole. */
const files = sentences({
  ...yaml,
  outside: 'this file must stand below the folder of `mkdocs.yml`',
  'outside-repository': 'this symbolic link leads out of the repository and was not followed; put a copy in its place',
  'in-git': 'this file stands in a folder `.git`, of which nothing is read; put it elsewhere',
  'not-a-file': 'this is no regular file; put a file in its place',
  unreadable: 'this file cannot be read; check its name and its permissions',
  'not-utf8': 'this file is not UTF-8; save it as UTF-8',
  'too-long': 'this file is longer than 8 MB; split it',
  inherit:
    'name a file of this repository behind `INHERIT`, as seen from this folder, that does not inherit from this one',
  'no-list': 'a data file must hold a list of records',
  'no-record': 'each member of the list must be a record: names with values',
  'duplicate-name': 'the name stands here twice; make one of the two',
  'csv-columns': 'the line has more or fewer columns than the first one',
  'csv-quotes': 'the quotation marks do not fit; put them around a whole value, and write one within it twice',
} as const satisfies Record<DataFileProblem | ConfigFileProblem, string>)

/** Why a file that the command line names is not written. */
const outputs = {
  outside: 'a symbolic link leads elsewhere and was not followed; name the file that it leads to',
  'in-git': 'the file stands in a folder `.git`, in which nothing is written; name another',
  'not-a-file': 'this is no file that can be written; name a file',
  source: 'this file is part of the site and would be lost; name another',
} as const

/** What an author calls the types of JSON Schema. */
const types = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  null: 'empty',
  other: '{known}',
} as const

/** What a name is answered with: the nearest one, or all that there are. */
const names = {
  meant: { ...meant, '': '{hint}' },
  hint: { none: '', known: '; there are {known}' },
} as const

/** Why git cannot say what a revision holds. */
const gitProblems = {
  'no-git':
    'no program `git` is on the search path; install git in a folder outside this repository, and name the folder with its absolute path in `PATH`',
  'no-repository': '{path} is not a git repository, and no folder around it is one; run mdsplice in a clone',
  'invalid-git-file': 'the file {path} names no repository, or one inside its own folder; delete it, or clone anew',
  failed: 'git gave no answer{cause}; see with `git fsck` whether the clone is whole',
  'unreadable-content':
    'the content of `{path}` is damaged or not in this clone{cause}; clone without `--filter`, or see `git fsck`',
  'invalid-path': 'it holds `{path}`, which can be no file here{cause}; name another commit',
} as const satisfies Record<GitProblem, string>

/** What keeps a run from starting, in English. */
export const setup = {
  'no-site':
    '{directory}: no `mkdocs.yml` and no folder `docs` here; go to the folder of your site, or name its `mkdocs.yml` with `--config-file`',
  'no-site-around':
    '{directory}: no `mkdocs.yml` around this page and no folder `docs` here; run remark in the folder of your site, or give the plugin its `site`, as `loadSite` reads it',
  'no-docs-dir': '{directory}: no such folder; it is the `docs_dir` of `{configFile}`',
  'refused-docs-dir': {
    text: '{place}: {reason}',
    reason: {
      outside:
        'the folder of the pages (`docs_dir`) lies outside the repository; move it into the repository, or allow it with `--allow-outside`',
      'in-git': 'the folder of the pages (`docs_dir`) lies in a folder `.git`, of which nothing is read; name another',
    },
  },
  'no-config-file': "{configFile}: no such file; name your site's `mkdocs.yml`",
  'invalid-config-file': { text: '{configFile}:{line}:{column}: {reason}', reason: files },
  'invalid-template': { text: '{file}:{line}:{column}: {problem}{meant}', problem: templates },
  'invalid-data-file': { text: '{file}:{line}:{column}: {reason}', reason: files },
  'no-baseline': '{file}: no such file; make it with `--update-baseline`',
  'invalid-baseline':
    '{file}: this is no file of known messages; name another, or make it anew with `--update-baseline`',
  'no-baseline-file': 'Name the file that is to be updated with `--baseline`',
  'limited-baseline': 'A baseline knows the whole site; update it without paths, `--since` and `--stdin-filepath`',
  'unwritable-file': '{file}: the file could not be written ({cause})',
  'refused-output': { text: '{output}: {reason}', reason: outputs },
  'no-folder': '{folder}: no such folder; make it first',
  'no-output-file':
    'A file of the format `{format}` cannot be shown on a terminal; say where it goes with `--output FILE`',
  'unreadable-directory': '{directory}: the folder cannot be read ({cause}); check its permissions',
  'unknown-path': '{path}: no page of the site is there; name a page or a folder of pages',
  'no-page': '{path}: this is no page of the site; name the page that comes in on standard input',
  'stdin-not-utf8': 'What came in on standard input is not UTF-8; save the page as UTF-8',
  'no-revision': {
    text: 'git cannot tell what changed since `{revision}`{reason}; name a commit, branch or tag that is in this clone',
    reason: { '': '', other: ' ({reason})' },
  },
  'unreadable-revision': {
    text: '`{revision}` cannot be read with git: {reason}',
    reason: gitProblems,
    cause: { '': '', other: ' ({cause})' },
  },
  'invalid-lock-file':
    '{file}:{line}: this is no line that `mdsplice review` writes; where two versions were merged keep the lines of both, else delete it and review anew',
  'no-site-at-revision':
    'The site cannot be read as it was at `{revision}`: it was not there, or its configuration has mistakes; name a later commit',
  'invalid-index': { text: '{file}:{line}: {reason}', reason: indexes },
  'missing-index':
    'There is no index of {shards}; make it with `mdsplice index --shard {shard}`, and name the indexes of all shards with `--index`',
  'output-overlaps-site':
    "{output}: the output folder must lie outside the site's pages ({docsDir}) and must not hold them; choose another with `--out`",
  'output-is-foreign':
    '{output}: the folder exists and was not made by `mdsplice build`, so nothing in it was touched; choose another with `--out`, or delete it',
  'unwritable-output': '{output}: nothing could be written here ({cause}); check the path and its permissions',
  'output-is-file': '{output}: this is a file; choose a folder with `--out`',
} as const satisfies Words['setup']

/** Mistakes in `mdsplice.yml`, in English. */
export const mistakes = {
  'unknown-key': { text: '`{path}` is no setting{meant}', ...names },
  'invalid-name': '`{value}` cannot be a name here: a name has no white space and no `/`, and does not begin with `_`',
  'unknown-value': { text: '`{path}` cannot be `{value}`{meant}', ...names },
  'unknown-field': '`{path}`: no page has the field `{value}`{meant}',
  'wrong-type': {
    text: '{path} must be {known}',
    path: { '': 'The file', other: '`{path}`' },
    known: types,
  },
  'missing-key': '`{path}` needs `{value}`',
  'duplicate-key': '`{path}` stands here twice; make one of the two',
  'taken-alias': '`{path}`: `{value}` is the name or an alias of another field',
  'needless-key': '`{path}` means nothing beside `{value}`; leave one of the two out',
  'invalid-query': '`{path}`: {reason}',
  'invalid-pattern': '`{path}` is no regular expression: `{value}`',
  lookahead:
    '`{path}` cannot look ahead with `(?=` or `(?!`, as that can take for ever; write the pattern without: `{value}`',
  lookbehind:
    '`{path}` cannot look behind with `(?<=` or `(?<!`, as that can take for ever; write the pattern without: `{value}`',
  'back-reference':
    '`{path}` cannot refer back to a group, as that can take for ever; write the pattern without: `{value}`',
  'large-pattern':
    '`{path}` is too large; a pattern can have 2,000 signs with all repetitions written out, and repeat a part 1,000 times: `{value}`',
  'extended-glob': '`{path}` cannot have `*(…)`, `+(…)` or `!(…)`; name the alternatives, or exclude some: `{value}`',
  'large-glob': '`{path}` is too large; a glob can have 1,000 signs and stand for 1,000 alternatives: `{value}`',
  'invalid-schema': '`{path}` is no JSON Schema: {value}',
  'endless-schema':
    '`{path}` leads back to where it stands, so the schema would never end: `{value}`; refer to another part of it',
  'large-schema':
    '`{path}` is too large; a JSON Schema can hold 3,000 schemas, with those that are referred to, one in another 50 times; split it by collections',
} as const satisfies Words['mistakes']

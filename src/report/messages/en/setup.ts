import type { TomlProblem } from '../../../core/toml/problem.ts'
import type {
  ConfigFileProblem,
  DataFileProblem,
  GitProblem,
  IndexProblem,
  TemplateProblem,
} from '../../setup-error.ts'
import { asSentence, enumerate, shortList, type Messages } from '../messages.ts'
import { didYouMean, toml, typeNames, yaml } from './phrases.ts'

/** What keeps a run from starting, in English. */
export const setup: Messages['setup'] = {
  'no-site': ({ directory }) =>
    `${directory}: no \`mkdocs.yml\`, \`properdocs.yml\` or \`zensical.toml\` here, and no folder \`docs\`; go to ` +
    'the folder of your site, name that file with `--config-file`, or say where the pages are with `docs_dir` in ' +
    '`mdsplice.yml`',
  'no-site-around': ({ directory }) =>
    `${directory}: no \`mkdocs.yml\`, \`properdocs.yml\` or \`zensical.toml\` around this page and no ` +
    'folder `docs` here; run remark in the folder of your site, or give the plugin its `site`, as `loadSite` reads it',
  'no-docs-dir': ({ directory, configFile }) =>
    `${directory}: no such folder; it is the \`docs_dir\` of \`${configFile}\``,
  'no-config-file': ({ configFile }) =>
    `${configFile}: no such file; name your site's \`mkdocs.yml\`, \`properdocs.yml\` or \`zensical.toml\``,
  'refused-docs-dir': ({ place, reason }) =>
    `${place}: ${
      reason === 'outside'
        ? 'the folder of the pages (`docs_dir`) is outside the repository; move it into the repository, or allow it with `--allow-outside`'
        : 'the folder of the pages (`docs_dir`) is in a `.git` folder, which is never read; name another'
    }`,
  'invalid-config-file': ({ configFile, line, column, reason }) =>
    `${configFile}:${line}:${column}: ${asSentence(fileProblems[reason])}`,
  'invalid-template': ({ file, line, column, problem, name }, meant) =>
    `${file}:${line}:${column}: ${templates[problem](name)}${didYouMean(meant)}`,
  'invalid-data-file': ({ file, line, column, reason }) =>
    `${file}:${line}:${column}: ${asSentence(fileProblems[reason])}`,
  'no-baseline': ({ file }) => `${file}: no such file; create it with \`--update-baseline\``,
  'invalid-baseline': ({ file }) =>
    `${file}: not a baseline file; name another, or recreate it with \`--update-baseline\``,
  'no-baseline-file': 'Name the file to update with `--baseline`',
  'limited-baseline': 'A baseline is about the whole site; update it without paths, `--since` and `--stdin-filepath`',
  'unwritable-file': ({ file, cause }) => `${file}: the file could not be written (${cause})`,
  'refused-output': ({ output, reason }) => `${output}: ${outputs[reason]}`,
  'refused-cache': ({ folder, reason }) => `${folder}: ${caches[reason]}`,
  'no-folder': ({ folder }) => `${folder}: no such folder; create it first`,
  'oversized-answer': 'Too many pages are related to others, or stand in groups; ask for fewer',
  'no-output-file': ({ format }) =>
    `A file of the format \`${format}\` cannot be shown on a terminal; name a file with \`--output FILE\``,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: the folder cannot be read (${cause}); check its permissions`,
  'unknown-path': ({ path, now }) =>
    `${path}: no page of the site is there; ${now === undefined ? 'name a page or a folder of pages' : `it was renamed to ${now}`}`,
  'no-page': ({ path }) => `${path}: not a page of this site, so there is nothing to do`,
  'stdin-not-utf8': 'What came in on standard input is not UTF-8; save the page as UTF-8',
  'no-revision': ({ revision, reason }) =>
    `git cannot tell what changed since \`${revision}\`${inBrackets(reason)}; name a commit, branch or tag that is in this clone`,
  'unreadable-revision': ({ revision, reason, path, cause }) =>
    `\`${revision}\` cannot be read with git: ${gitProblems[reason](path, inBrackets(cause))}`,
  'unreadable-history': ({ reason, path, cause }) =>
    `The dates that \`derive\` takes from git cannot be read: ${
      reason === 'shallow'
        ? 'this clone lacks the older commits; fetch them with `git fetch --unshallow` (in GitHub Actions ' +
          '`fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`)'
        : gitProblems[reason](path, cause)
    }`,
  'invalid-lock-file': ({ file, line }) =>
    `${file}:${line}: not a line that \`mdsplice review\` writes; where two versions were merged keep the ` +
    'lines of both, else delete it and review again',
  'no-site-at-revision': ({ revision }) =>
    `The site cannot be read as it was at \`${revision}\`: it was not there, or its configuration has mistakes; name a later commit`,
  'invalid-index': ({ file, line, reason, shard }) => `${file}:${line}: ${indexes[reason](shard)}`,
  'missing-index': ({ shards, shard }) =>
    `There is no index of ${enumerate(shards)}; create it with \`mdsplice index --shard ${shard}\`, and name ` +
    'the indexes of all shards with `--index`',
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: the output folder must be outside the site's pages (${docsDir}) and must not contain them; choose another with \`--out\``,
  'output-is-foreign': ({ output }) =>
    `${output}: the folder exists and was not made by \`mdsplice build\`, so nothing in it was touched; choose ` +
    'another with `--out`, or delete it',
  'unwritable-output': ({ output, cause }) =>
    `${output}: nothing could be written here (${cause}); check the path and its permissions`,
  'output-is-file': ({ output }) => `${output}: this is a file; choose a folder with \`--out\``,
}

/** What can be wrong with a template. */
const templates: Record<TemplateProblem, (name: string) => string> = {
  outside: (name) => `The template \`${name}\` must be below the folder of \`mdsplice.yml\``,
  'in-git': (name) => `The template \`${name}\` is in a \`.git\` folder, which is never read; put it elsewhere`,
  'not-a-file': (name) => `The template \`${name}\` is not a regular file; name a file`,
  unreadable: (name) => `The template \`${name}\` cannot be read; check its name and its permissions`,
  'too-long': (name) => `The template \`${name}\` is longer than 8 MB`,
  'not-utf8': (name) => `The template \`${name}\` is not UTF-8; save it as UTF-8`,
  'unclosed-tag': () => 'The tag `{{` is not closed; close it with `}}`',
  'unclosed-section': (name) => `The section \`{{#${name}}}\` is not closed; close it with \`{{/${name}}}\``,
  'unopened-section': (name) => `\`{{/${name}}}\` closes no section; put \`{{#${name}}}\` before it`,
  'invalid-delimiters': () => 'Invalid delimiters; write two of them, like `{{=<% %>=}}`',
  partial: (name) => `A template cannot include another one (\`{{> ${name}}}\`); put its text here`,
  comment: () => 'A template cannot contain HTML comments; write `{{! … }}` for a comment of your own',
  'outside-rows': (name) => `\`{{${name}}}\` belongs to a row; put it between \`{{#rows}}\` and \`{{/rows}}\``,
  'too-large': () =>
    'A template can have 100,000 characters, 1,000 blanks in a row, and 50 nested sections; shorten it',
  'unknown-name': (name) => `Unknown name \`{{${name}}}\`: no page has such a field`,
}

/** What can be wrong with an index. */
const indexes: Record<IndexProblem, (shard: string) => string> = {
  unreadable: () => 'This index cannot be read; check its name and its permissions',
  'no-index': () => 'Not a line that `mdsplice index` writes; create the index again',
  'not-whole': (shard) =>
    `The index does not contain as many pages as it says; create it again with \`--shard ${shard}\``,
  'other-version': (shard) => `Another version of mdsplice made this index; create it again with \`--shard ${shard}\``,
  'other-settings': (shard) =>
    `This index was made with other settings; create it again with \`--shard ${shard}\` beside the same ` +
    '`mdsplice.yml`, `mkdocs.yml` (or `properdocs.yml`, `zensical.toml`) and all files that they name',
  'other-count': (shard) => `This is the index of shard ${shard}; name those of as many shards as \`--shard\` says`,
  duplicate: (shard) => `Shard ${shard} already has an index; name one of the two`,
  outdated: (shard) => `Outdated index: the pages of shard ${shard} have changed since; create it again`,
}

/** What can be wrong with a configuration or data file as a whole. */
export const fileProblems: Record<DataFileProblem | TomlProblem | ConfigFileProblem, string> = {
  ...yaml,
  ...toml,
  outside: 'this file must be below the folder of `mdsplice.yml`',
  'outside-repository': 'this symbolic link leads out of the repository and was not followed; put a copy in its place',
  'in-git': 'this file is in a `.git` folder, which is never read; put it elsewhere',
  'not-a-file': 'this is not a regular file; put a file in its place',
  unreadable: 'this file cannot be read; check its name and its permissions',
  'not-utf8': 'this file is not UTF-8; save it as UTF-8',
  'too-long': 'this file is longer than 8 MB; split it',
  'many-patterns': 'there are more than 1,000 patterns here; name folders instead of files',
  inherit:
    'name a file of this repository after `INHERIT`, as seen from this folder, that does not inherit from this one',
  'no-list': 'a data file must hold a list or a mapping of records; `records` names the part of it that does',
  'no-part': 'there is no part of the name that `records` gives',
  'no-record': 'each item of the list must be a record: names with values',
  'duplicate-name': 'duplicate name; merge the two',
  'csv-columns': 'the line has more or fewer columns than the first one',
  'csv-quotes': 'the quotation marks do not match; put them around a whole value, and write one within it twice',
}

/** Why a file that the command line names is not written. */
const outputs = {
  outside: 'a symbolic link leads elsewhere and was not followed; name the file that it leads to',
  'in-git': 'the file is in a `.git` folder, in which nothing is written; name another',
  'not-a-file': 'this is not a file that can be written; name a file',
  source: 'this file is part of the site and would be lost; name another',
}

/** Why a cache folder is not used. */
const caches = {
  outside: 'a symbolic link leads elsewhere and was not followed; name the folder that it leads to',
  'in-git': 'this folder is in a `.git` folder, in which nothing is written; name another',
  tracked:
    'files in this folder are part of the repository, so a pull request could change what `check` reports; remove them ' +
    'from git and add the folder to `.gitignore`',
  'no-repository':
    'this folder is in the folder of the site, and git cannot tell whether its files are part of the repository; name a ' +
    'folder elsewhere',
  'not-private':
    'this folder belongs to another user, or others can write to it; name one that only you can write to (`chmod 700`)',
}

/** Why git cannot say what a revision holds. */
const gitProblems: Record<GitProblem, (path: string, cause: string) => string> = {
  'no-git': () =>
    'no program `git` is on the search path; install git in a folder outside this repository, and name the ' +
    'folder with its absolute path in `PATH`',
  'no-repository': (path) => `${path} is not a git repository, and no folder around it is one; run mdsplice in a clone`,
  'invalid-git-file': (path) =>
    `the file ${path} names no repository, or one inside its own folder; delete it, or clone again`,
  failed: (_, cause) => `git gave no answer${cause}; check with \`git fsck\` whether the clone is whole`,
  'unreadable-content': (path, cause) =>
    `the content of \`${path}\` is damaged or not in this clone${cause}; clone without \`--filter\`, or check with \`git fsck\``,
  'invalid-path': (path, cause) => `it holds \`${path}\`, which cannot be a file here${cause}; name another commit`,
}

function inBrackets(cause: string): string {
  return cause === '' ? '' : ` (${cause})`
}

/** Mistakes in `mdsplice.yml`, in English. */
export const mistakes: Messages['mistakes'] = {
  'unknown-key': ({ path, known }, meant) => `Unknown setting \`${path}\`${didYouMean(meant, thereAre(known))}`,
  'invalid-name': ({ value }) =>
    `Invalid name \`${value}\`: a name has no white space and no \`/\`, and does not begin with \`_\``,
  'unknown-value': ({ path, value, known }, meant) =>
    `\`${path}\` cannot be \`${value}\`${didYouMean(meant, thereAre(known))}`,
  'unknown-field': ({ path, value }, meant) => `\`${path}\`: no page has the field \`${value}\`${didYouMean(meant)}`,
  'wrong-type': ({ path, known }) =>
    `${path === '' ? 'The file' : `\`${path}\``} must be ${known.map((type) => typeNames[type] ?? type).join(' or ')}`,
  'missing-key': ({ path, value }) => `\`${path}\` needs \`${value}\``,
  'duplicate-key': ({ path }) => `Duplicate setting \`${path}\`; merge them into one`,
  'taken-alias': ({ path, value }) => `\`${path}\`: \`${value}\` is the name or an alias of another field`,
  'needless-key': ({ path, value }) => `\`${path}\` has no effect beside \`${value}\`; delete one of the two`,
  'invalid-query': ({ path, reason }) => `\`${path}\`: ${reason}`,
  'invalid-pattern': ({ path, value }) => `\`${path}\` is not a regular expression: \`${value}\``,
  lookahead: ({ path, value }) =>
    `\`${path}\` cannot look ahead with \`(?=\` or \`(?!\`, as that can take forever; write the pattern without: \`${value}\``,
  lookbehind: ({ path, value }) =>
    `\`${path}\` cannot look behind with \`(?<=\` or \`(?<!\`, as that can take forever; write the pattern without: \`${value}\``,
  'back-reference': ({ path, value }) =>
    `\`${path}\` cannot refer back to a group, as that can take forever; write the pattern without: \`${value}\``,
  'large-pattern': ({ path, value }) =>
    `\`${path}\` is too large; a pattern can have 2,000 characters with all repetitions written out, and ` +
    `repeat a part 1,000 times: \`${value}\``,
  'extended-glob': ({ path, value }) =>
    `\`${path}\` cannot have \`*(…)\`, \`+(…)\` or \`!(…)\`; name the alternatives, or exclude some: \`${value}\``,
  'large-glob': ({ path, value }) =>
    `\`${path}\` is too large; a glob can have 1,000 characters and 1,000 alternatives: \`${value}\``,
  'invalid-schema': ({ path, value }) => `\`${path}\` is not a JSON Schema: ${value}`,
  'endless-schema': ({ path, value }) =>
    `\`${path}\` leads back to where it stands, so the schema would never end: \`${value}\`; refer to another part of it`,
  'large-schema': ({ path }) =>
    `\`${path}\` is too large; a JSON Schema can hold 3,000 schemas, with those that are referred to, nested ` +
    '50 deep; split it by collections',
}

function thereAre(known: readonly string[]): string {
  const names = shortList(known)
  return names === undefined ? '' : `; there are ${names}`
}

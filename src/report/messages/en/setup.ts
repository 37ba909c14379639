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

/** Why a run cannot start, in English. */
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
    `${configFile}: no such file; name your site's \`mkdocs.yml\`, \`properdocs.yml\`, \`zensical.toml\` or \`mdsplice.yml\``,
  'refused-docs-dir': ({ place, reason }) =>
    `${place}: ${
      reason === 'outside'
        ? 'the folder of the pages (`docs_dir`) is outside the repository; move it into the repository, or allow it with `--allow-outside`'
        : 'the folder of the pages (`docs_dir`) is in a `.git` folder, which is never read; choose another'
    }`,
  'invalid-config-file': ({ configFile, line, column, reason }) =>
    `${configFile}:${line}:${column}: ${asSentence(fileProblems[reason])}`,
  'invalid-template': ({ file, line, column, problem, name }, meant) =>
    `${file}:${line}:${column}: ${templates[problem](name)}${didYouMean(meant)}`,
  'invalid-data-file': ({ file, line, column, reason }) =>
    `${file}:${line}:${column}: ${asSentence(fileProblems[reason])}`,
  'no-hook': ({ configFile }) =>
    `${configFile === '' ? 'The site' : configFile}: \`hooks\` names no file with directives such as \`<!-- list_… -->\` or \`<!-- tags -->\`; ` +
    'run `mdsplice init` without `--from-hook`',
  'no-baseline': ({ file }) => `${file}: no such file; create it with \`--update-baseline\``,
  'invalid-baseline': ({ file }) =>
    `${file}: not a baseline file; choose another, or recreate it with \`--update-baseline\``,
  'no-baseline-file': 'Specify the file to update with `--baseline`',
  'limited-baseline': 'A baseline covers the whole site; update it without paths, `--since` and `--stdin-filepath`',
  'unwritable-file': ({ file, cause }) => `${file}: the file could not be written (${cause})`,
  'refused-output': ({ output, reason }) => `${output}: ${outputs[reason]}`,
  'refused-cache': ({ folder, reason }) => `${folder}: ${caches[reason]}`,
  'no-folder': ({ folder }) => `${folder}: no such folder; create it first`,
  'oversized-answer': 'Too many relations or groups to print; narrow down the query',
  'unknown-ending': ({ output, endings }) =>
    `${output}: no output format has this ending; name a file that ends in ${enumerate(endings)}, or give \`--format\``,
  'no-output-file': ({ format }) =>
    `The format \`${format}\` cannot be shown on a terminal; write it to a file with \`--output FILE\``,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: the folder cannot be read (${cause}); check its permissions`,
  'unknown-path': ({ path, now }) =>
    `${path}: not a page of the site; ${now === undefined ? 'name a page or a folder of pages' : `it was renamed to ${now}`}`,
  'unread-page': ({ path }) =>
    `${path}: mdsplice does not read \`.mdx\` pages; name \`.md\` pages, and keep lists on these`,
  'no-page': ({ path }) => `${path}: not a page of this site; nothing to do`,
  'stdin-not-utf8': 'The text on standard input is not UTF-8; save the page as UTF-8',
  'no-revision': ({ revision, reason }) =>
    `git cannot list the changes since \`${revision}\`${inBrackets(reason)}; use a commit, branch or tag of this clone`,
  'unreadable-revision': ({ revision, reason, path, cause }) =>
    `\`${revision}\` cannot be read with git: ${gitProblems[reason](path, inBrackets(cause))}`,
  'unreadable-history': ({ reason, path, cause }) =>
    `The dates that \`derive\` takes from git cannot be read: ${
      reason === 'shallow'
        ? 'older commits are missing from this clone; fetch them with `git fetch --unshallow` (in GitHub Actions ' +
          '`fetch-depth: 0`, in GitLab CI `GIT_DEPTH: 0`)'
        : gitProblems[reason](path, cause)
    }`,
  'invalid-lock-file': ({ file, line }) =>
    `${file}:${line}: not a line that \`mdsplice review\` writes; after a merge, keep the lines of both ` +
    'versions; otherwise delete the line and review again',
  'no-site-at-revision': ({ revision }) =>
    `The site cannot be read as it was at \`${revision}\`: it did not exist, or its configuration has mistakes; use a later commit`,
  'invalid-index': ({ file, line, reason, shard }) => `${file}:${line}: ${indexes[reason](shard)}`,
  'missing-index': ({ shards, shard }) =>
    `Missing index of ${enumerate(shards)}; create it with \`mdsplice index --shard ${shard}\`, and pass ` +
    'the indexes of all shards with `--index`',
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: the output folder must be outside the site's pages (${docsDir}) and must not contain them; choose another with \`--out\``,
  'output-is-foreign': ({ output }) =>
    `${output}: the folder exists and was not made by \`mdsplice build\`, so it was not changed; choose ` +
    'another with `--out`, or delete it',
  'unwritable-output': ({ output, cause }) =>
    `${output}: could not be written (${cause}); check the path and its permissions`,
  'output-is-file': ({ output }) => `${output}: this is a file; choose a folder with \`--out\``,
}

/** What can be wrong with a template. */
const templates: Record<TemplateProblem, (name: string) => string> = {
  outside: (name) => `The template \`${name}\` must be below the folder of \`mdsplice.yml\``,
  'in-git': (name) => `The template \`${name}\` is in a \`.git\` folder, which is never read; put it elsewhere`,
  'not-a-file': (name) => `The template \`${name}\` is not a regular file; choose a file`,
  unreadable: (name) => `The template \`${name}\` cannot be read; check its name and its permissions`,
  'too-long': (name) => `The template \`${name}\` is longer than 8 MB`,
  'not-utf8': (name) => `The template \`${name}\` is not UTF-8; save it as UTF-8`,
  'unclosed-tag': () => 'Unclosed tag `{{`; close it with `}}`',
  'unclosed-section': (name) => `Unclosed section \`{{#${name}}}\`; close it with \`{{/${name}}}\``,
  'unopened-section': (name) => `\`{{/${name}}}\` without the start of a section; put \`{{#${name}}}\` before it`,
  'invalid-delimiters': () => 'Invalid delimiters; write two, like `{{=<% %>=}}`',
  partial: (name) => `A template cannot include another one (\`{{> ${name}}}\`); put its text here`,
  comment: () => 'A template cannot contain HTML comments; write `{{! … }}` for a comment',
  'outside-rows': (name) => `\`{{${name}}}\` belongs to a row; put it between \`{{#rows}}\` and \`{{/rows}}\``,
  'too-large': () =>
    'A template can have at most 100,000 characters, 1,000 spaces in a row, and 50 nested sections; shorten it',
  'unknown-name': (name) => `Unknown name \`{{${name}}}\`: no page has such a field`,
}

/** What can be wrong with an index. */
const indexes: Record<IndexProblem, (shard: string) => string> = {
  unreadable: () => 'This index cannot be read; check its name and its permissions',
  'no-index': () => 'Not a line that `mdsplice index` writes; create the index again',
  'not-whole': (shard) => `The index is incomplete; create it again with \`--shard ${shard}\``,
  'other-version': (shard) => `Another version of mdsplice made this index; create it again with \`--shard ${shard}\``,
  'other-settings': (shard) =>
    `This index was made with other settings; create it again with \`--shard ${shard}\` and the same ` +
    '`mdsplice.yml`, `mkdocs.yml` (or `properdocs.yml`, `zensical.toml`) and all files they refer to',
  'other-count': (shard) =>
    `This is the index of shard ${shard}; pass the indexes of as many shards as \`--shard\` has`,
  duplicate: (shard) => `Two indexes of shard ${shard}; pass only one`,
  outdated: (shard) => `Outdated index: the pages of shard ${shard} have changed since; create it again`,
}

/** What can be wrong with a configuration or data file as a whole. */
export const fileProblems: Record<DataFileProblem | TomlProblem | ConfigFileProblem, string> = {
  ...yaml,
  ...toml,
  outside: 'this file must be below the folder of `mdsplice.yml`',
  'outside-repository': 'this symbolic link leads out of the repository and was not followed; replace it with a copy',
  'in-git': 'this file is in a `.git` folder, which is never read; put it elsewhere',
  'not-a-file': 'not a regular file; replace it with one',
  unreadable: 'this file cannot be read; check its name and its permissions',
  'not-utf8': 'this file is not UTF-8; save it as UTF-8',
  'too-long': 'this file is longer than 8 MB; split it',
  'many-patterns': 'more than 1,000 patterns; use folders instead of files',
  inherit:
    '`INHERIT` must be the path of a file in this repository, relative to this folder, that does not inherit from this one',
  'no-list': 'a data file must have a list or a mapping of records; `records` names the part that has it',
  'no-part': 'the part that `records` names does not exist',
  'no-record': 'this is not a record; a record has names with values: `title: …`',
  'duplicate-name': 'duplicate name; merge the two',
  'csv-columns': 'the line has more or fewer columns than the first line',
  'csv-quotes': 'unmatched quotation mark; put quotation marks around a whole value, and double those inside it',
}

/** Why a file named on the command line is not written. */
const outputs = {
  outside: 'a symbolic link leads elsewhere and was not followed; use the path of its target',
  'in-git': 'the file is in a `.git` folder, where nothing is written; choose another',
  'not-a-file': 'not a file that can be written; choose a file',
  source: 'this file is part of the site and would be overwritten; choose another',
}

/** Why a cache folder is not used. */
const caches = {
  outside: 'a symbolic link leads elsewhere and was not followed; use the path of its target',
  'in-git': 'this folder is in a `.git` folder, where nothing is written; choose another',
  tracked:
    'the files in this folder are part of the repository, so a pull request could change what `check` reports; remove them ' +
    'from git and add the folder to `.gitignore`',
  'no-repository':
    'this folder is in the folder of the site, and git cannot tell whether its files are part of the repository; choose a ' +
    'folder elsewhere',
  'not-private':
    'this folder belongs to another user, or others can write to it; choose one that only you can write to (`chmod 700`)',
}

/** Why git cannot read a revision. */
const gitProblems: Record<GitProblem, (path: string, cause: string) => string> = {
  'no-git': () =>
    '`git` was not found; install git in a folder outside this repository, and put the absolute path of ' +
    'that folder in `PATH`',
  'no-repository': (path) => `${path} is not in a git repository; run mdsplice in a clone`,
  'invalid-git-file': (path) =>
    `the file ${path} does not lead to a repository, or to one inside its own folder; delete it, or clone again`,
  failed: (_, cause) => `git failed${cause}; check the clone with \`git fsck\``,
  'unreadable-content': (path, cause) =>
    `the content of \`${path}\` is damaged or missing from this clone${cause}; clone without \`--filter\`, or check the clone with \`git fsck\``,
  'invalid-path': (path, cause) =>
    `it contains \`${path}\`, which cannot be a file on this system${cause}; use another commit`,
}

function inBrackets(cause: string): string {
  return cause === '' ? '' : ` (${cause})`
}

/** Mistakes in `mdsplice.yml`, in English. */
export const mistakes: Messages['mistakes'] = {
  'unknown-key': ({ path, known }, meant) => `Unknown setting \`${path}\`${didYouMean(meant, thereAre(known))}`,
  'invalid-name': ({ value }) =>
    `Invalid name \`${value}\`: a name cannot contain spaces or \`/\`, or begin with \`_\``,
  'unknown-value': ({ path, value, known }, meant) =>
    `\`${path}\` cannot be \`${value}\`${didYouMean(meant, thereAre(known))}`,
  'unknown-field': ({ path, value }, meant) => `\`${path}\`: no page has the field \`${value}\`${didYouMean(meant)}`,
  'wrong-type': ({ path, known }) =>
    `${path === '' ? 'The file' : `\`${path}\``} must be ${known.map((type) => typeNames[type] ?? type).join(' or ')}`,
  'missing-key': ({ path, value }) => `\`${path}\` needs \`${value}\``,
  'duplicate-key': ({ path }) => `Duplicate setting \`${path}\`; merge them into one`,
  'taken-alias': ({ path, value }) => `\`${path}\`: \`${value}\` is the name or an alias of another field`,
  'needless-key': ({ path, value }) => `\`${path}\` has no effect together with \`${value}\`; delete one of the two`,
  'stray-step': ({ path, value, known }) =>
    `\`${path}\`: no relation \`${value}\` starts at ${enumerate(known)}; write the steps in order, from \`from\` to \`to\``,
  'invalid-query': ({ path, reason }) => `\`${path}\`: ${reason}`,
  'invalid-pattern': ({ path, value }) => `\`${path}\`: invalid regular expression \`${value}\``,
  lookahead: ({ path, value }) =>
    `\`${path}\` cannot use lookahead (\`(?=\` or \`(?!\`), which can take forever; rewrite the pattern: \`${value}\``,
  lookbehind: ({ path, value }) =>
    `\`${path}\` cannot use lookbehind (\`(?<=\` or \`(?<!\`), which can take forever; rewrite the pattern: \`${value}\``,
  'back-reference': ({ path, value }) =>
    `\`${path}\` cannot refer back to a group, which can take forever; rewrite the pattern: \`${value}\``,
  'large-pattern': ({ path, value }) =>
    `\`${path}\` is too large; a pattern can have at most 2,000 characters with all repetitions written out, and ` +
    `repeat a part at most 1,000 times: \`${value}\``,
  'extended-glob': ({ path, value }) =>
    `\`${path}\` cannot use \`*(…)\`, \`+(…)\` or \`!(…)\`; list the alternatives, or exclude some: \`${value}\``,
  'large-glob': ({ path, value }) =>
    `\`${path}\` is too large; a glob can have at most 1,000 characters and 1,000 alternatives: \`${value}\``,
  'invalid-schema': ({ path, value }) => `\`${path}\`: invalid JSON Schema: ${value}`,
  'endless-schema': ({ path, value }) =>
    `\`${path}\` refers back to itself, so the schema would never end: \`${value}\`; refer to another part of it`,
  'large-schema': ({ path }) =>
    `\`${path}\` is too large; a JSON Schema can have at most 3,000 subschemas, with all that it refers to, ` +
    'nested at most 50 deep; split it by collection',
}

function thereAre(known: readonly string[]): string {
  const names = shortList(known)
  return names === undefined ? '' : `; use ${known.length > 1 ? 'one of ' : ''}${names}`
}

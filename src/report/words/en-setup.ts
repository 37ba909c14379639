import type { DataFileProblem } from '../../setup-error.ts'
import type { TemplateProblem } from '../../types.ts'
import type { SetupWords, Words } from '../words.ts'
import { yaml } from './en-yaml.ts'
import { enumerate, longestList } from './enumerate.ts'
import { sentence } from './sentence.ts'

/** What keeps a run from starting, in English. */
export const setup: SetupWords = {
  'no-site': ({ directory }) =>
    `${directory}: no \`mkdocs.yml\` and no folder \`docs\` here; go to the folder of your site, or name its \`mkdocs.yml\` with \`--config-file\``,
  'no-docs-dir': ({ directory, configFile }) =>
    `${directory}: no such folder; it is the \`docs_dir\` of \`${configFile}\``,
  'no-config-file': ({ configFile }) => `${configFile}: no such file; name your site's \`mkdocs.yml\``,
  'invalid-config-file': ({ configFile, line, column, reason }) => `${configFile}:${line}:${column}: ${sentence(files[reason])}`,
  'invalid-template': ({ file, line, column, problem, name }, meant) =>
    `${file}:${line}:${column}: ${templates[problem](name)}${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
  'invalid-data-file': ({ file, line, column, reason }) => `${file}:${line}:${column}: ${sentence(files[reason])}`,
  'no-baseline': ({ file }) => `${file}: no such file; make it with \`--update-baseline\``,
  'invalid-baseline': ({ file }) =>
    `${file}: this is no file of known messages; name another, or make it anew with \`--update-baseline\``,
  'no-baseline-file': () => 'Name the file that is to be updated with `--baseline`',
  'limited-baseline': () => 'A baseline knows the whole site; update it without paths, `--since` and `--stdin-filepath`',
  'unwritable-file': ({ file, cause }) => `${file}: the file could not be written (${cause})`,
  'no-folder': ({ folder }) => `${folder}: no such folder; make it first`,
  'no-output-file': ({ format }) =>
    `A file of the format \`${format}\` cannot be shown on a terminal; say where it goes with \`--output FILE\``,
  'unreadable-directory': ({ directory, cause }) =>
    `${directory}: the folder cannot be read (${cause}); check its permissions`,
  'unknown-path': ({ path }) => `${path}: no page of the site is there; name a page or a folder of pages`,
  'no-page': ({ path }) => `${path}: this is no page of the site; name the page that comes in on standard input`,
  'stdin-not-utf8': () => 'What came in on standard input is not UTF-8; save the page as UTF-8',
  'no-revision': ({ revision, reason }) =>
    `git cannot tell what changed since \`${revision}\`${reason === '' ? '' : ` (${reason})`}; name a commit, branch or tag that is in this clone`,
  'invalid-lock-file': ({ file, line }) =>
    `${file}:${line}: this is no line that \`mdsplice review\` writes; where two versions were merged keep the lines of both, else delete it and review anew`,
  'no-site-at-revision': ({ revision }) =>
    `The site cannot be read as it was at \`${revision}\`: it was not there, or its configuration has mistakes; name a later commit`,
  'output-overlaps-site': ({ output, docsDir }) =>
    `${output}: the output folder must lie outside the site's pages (${docsDir}) and must not hold them; choose another with \`--out\``,
  'output-is-foreign': ({ output }) =>
    `${output}: the folder exists and was not made by \`mdsplice build\`, so nothing in it was touched; choose another with \`--out\`, or delete it`,
  'unwritable-output': ({ output, cause }) =>
    `${output}: nothing could be written here (${cause}); check the path and its permissions`,
  'output-is-file': ({ output }) => `${output}: this is a file; choose a folder with \`--out\``,
}

/** What can be wrong with a template. */
const templates: Readonly<Record<TemplateProblem, (name: string) => string>> = {
  outside: (name) => `The template \`${name}\` must stand below the folder of \`mkdocs.yml\``,
  unreadable: (name) => `The template \`${name}\` cannot be read; check its name and its permissions`,
  'too-long': (name) => `The template \`${name}\` is longer than 8 MB`,
  'not-utf8': (name) => `The template \`${name}\` is not UTF-8; save it as UTF-8`,
  'unclosed-tag': () => 'The tag `{{` is not closed; close it with `}}`',
  'unclosed-section': (name) => `The section \`{{#${name}}}\` is not closed; close it with \`{{/${name}}}\``,
  'unopened-section': (name) => `\`{{/${name}}}\` closes no section; put \`{{#${name}}}\` before it`,
  'invalid-delimiters': () => 'These delimiters cannot be; write two of them, like `{{=<% %>=}}`',
  partial: (name) => `A template cannot take in another one (\`{{> ${name}}}\`); put its text here`,
  comment: () => 'A template cannot hold HTML comments; write `{{! … }}` for a comment of your own',
  'outside-rows': (name) => `\`{{${name}}}\` belongs to a row; put it between \`{{#rows}}\` and \`{{/rows}}\``,
  'unknown-name': (name) => `\`{{${name}}}\` is nothing that can stand here, and no page has such a field`,
}

/** What can be wrong with a configuration or data file as a whole. */
const files: Readonly<Record<DataFileProblem, string>> = {
  ...yaml,
  outside: 'this file must stand below the folder of `mkdocs.yml`',
  unreadable: 'this file cannot be read; check its name and its permissions',
  'not-utf8': 'this file is not UTF-8; save it as UTF-8',
  'too-long': 'this file is longer than 8 MB; split it',
  'no-list': 'a data file must hold a list of records',
  'no-record': 'each member of the list must be a record: names with values',
  'duplicate-name': 'the name stands here twice; make one of the two',
  'csv-columns': 'the line has more or fewer columns than the first one',
  'csv-quotes': 'the quotation marks do not fit; put them around a whole value, and write one within it twice',
}

/** A mistake in `mdsplice.yml`, in English. */
export const mistake: Words['mistake'] = ({ kind, path, value, known }, meant, reason) => {
  const others = known.length > 0 && known.length <= longestList ? `; there are ${enumerate(known)}` : ''
  const hint = meant === undefined ? others : `; did you mean \`${meant}\`?`
  switch (kind) {
    case 'unknown-key':
      return known.length > 0
        ? `\`${path}\` is no setting${hint}`
        : `\`${value}\` cannot be a name here: a name has no white space and no \`/\`, and does not begin with \`_\``
    case 'unknown-value':
      return `\`${path}\` cannot be \`${value}\`${hint}`
    case 'missing-key':
      return `\`${path}\` needs \`${value}\``
    case 'wrong-type':
      return `${path === '' ? 'The file' : `\`${path}\``} must be ${known.map((type) => typeNames[type] ?? type).join(' or ')}`
    case 'duplicate-key':
      return `\`${path}\` stands here twice; make one of the two`
    case 'taken-alias':
      return `\`${path}\`: \`${value}\` is the name or an alias of another field`
    case 'needless-key':
      return `\`${path}\` means nothing beside \`${value}\`; leave one of the two out`
    case 'invalid-query':
      return `\`${path}\`: ${reason}`
    case 'invalid-pattern':
      return `\`${path}\` is no regular expression: \`${value}\``
    case 'invalid-schema':
      return `\`${path}\` is no JSON Schema: ${value}`
  }
}

/** What an author calls the types of JSON Schema. */
const typeNames: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  null: 'empty',
}

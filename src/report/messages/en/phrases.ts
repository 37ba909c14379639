import type { TomlProblem } from '../../../core/toml/problem.ts'
import type { YamlProblem } from '../../../core/yaml/problem.ts'
import { cyclePath, enumerate, type Messages, type RelationRule } from '../messages.ts'
import type { ExtensionSetting, HtmlAdvice, NewName } from '../../rule-details.ts'
import type { RuleDetails } from '../../rules.ts'

/**
 * The end of a sentence that suggests a name.
 *
 * @param otherwise where there is none to suggest
 */
export function didYouMean(name: string | undefined, otherwise = ''): string {
  return name === undefined ? otherwise : `; did you mean \`${name}\`?`
}

/** The end of a sentence about an unknown name: its new name after a rename, or a suggestion. */
export function meantNow(name: string | undefined, now: NewName | null | undefined, otherwise = ''): string {
  return name !== undefined && now?.isRename ? `; it was renamed to \`${name}\`` : didYouMean(name, otherwise)
}

/** What is wrong with YAML and how to fix it, in English. */
export const yaml: Record<YamlProblem, string> = {
  'colon-in-value': 'put quotes around a value that contains a colon: `title: "One: two"`',
  'no-colon': 'the line must begin with a name, a colon and a space: `title: …`',
  'open-list': 'unclosed bracket `[`; put a `]` at the end of the list',
  'open-mapping': 'unclosed brace `{`; put a `}` at its end',
  'open-quote': 'unclosed quotation mark',
  'text-after-value': 'text after the end of a value; put quotes around the whole value',
  escape: "a backslash has a special meaning in double quotes; write it twice, or use single quotes: `'a\\b'`",
  'first-character': 'a value cannot begin with this character; put quotes around the value',
  'list-in-line': 'put each item of a list on its own line after `- `, or the list in brackets: `[a, b]`',
  indentation: 'wrong indentation; lines that belong together begin in the same column',
  tab: 'indent lines with spaces, not with tabs',
  'too-deep': 'too many nested brackets',
  'no-such-date':
    'MkDocs cannot read a date or time that does not exist, and then reads no front matter; correct it, or put quotes around it',
  'needs-quotes': 'MkDocs cannot read this value, and then reads no front matter; put quotes around it',
  'unknown-tag':
    'MkDocs cannot read a value that begins with `!`, and then reads no front matter; put quotes around the whole value',
  'collection-as-name': 'MkDocs cannot read a list or a mapping as a name, and then reads no front matter; use text',
  'merged-value': 'put a mapping or a list of mappings after `<<:`; without one, MkDocs reads no front matter',
  'control-character': 'MkDocs cannot read this invisible control character, and then reads no front matter; delete it',
  other: 'invalid YAML',
}

/** What is wrong with TOML beyond what can be wrong with YAML, in English. */
export const toml: Record<Exclude<TomlProblem, YamlProblem>, string> = {
  'no-equals-sign': 'the line must be `name = value`, or the name of a table in brackets: `[project]`',
  'unquoted-text': 'invalid value; put quotes around text: `title = "One"`',
  'no-comma': 'missing comma or closing bracket before this',
  redefined: 'duplicate name; merge the two',
  'invalid-toml': 'invalid TOML',
}

/** What an author calls the types of JSON Schema. */
export const typeNames: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
}

/** The settings of extensions that can be needed. */
export const extensionSettings: Readonly<Record<ExtensionSetting, string>> = {
  custom_fences: 'the fence `mermaid` in `custom_fences` of',
  emoji_index: "Material's icons in `emoji_index` of",
}

/** Where a listing cannot be placed, and what to do, in English; follows "cannot be placed". */
export const places = {
  inline: 'in a line of text; put the directive on its own line, or use `format=links` or `format=count`',
  'line-start': 'at the start of a line with text after it; put the directive on its own line, or put a word before it',
  heading: 'in a heading; put the directive on its own line, or use `format=links` or `format=count`',
  'table-cell':
    'in a table cell; put the directive on its own line outside the table, or use `format=links` or `format=count`',
  link: 'in a link; put the directive on its own line, or use `format=count`',
  'raw-html': (advice?: HtmlAdvice) => `in HTML whose content is not read as Markdown; ${inHtml(advice)}`,
  'span-html': (advice?: HtmlAdvice) =>
    `in an element that MkDocs reads as a line of text; use \`format=links\` or \`format=count\`, or ${inElement(advice)}`,
  script:
    'where MkDocs does not read comments: in `<script>`, `<style>`, an attribute, a formula, `<?…?>` or `<![CDATA[…]]>`; ' +
    'move the directive out',
  definition:
    'in the definition of an abbreviation or of a link, which is not part of the text; put the directive on its own line',
  'html-block':
    'in an HTML block, whose content is not read as Markdown; put the directive on its own line with blank lines around it, outside `<pre>`',
  unread:
    'here, as the parser of this pipeline reads code or text; use `remarkPythonMarkdown` and `mdspliceCompiler`, or run `mdsplice write`',
}

function inHtml(advice: HtmlAdvice | undefined): string {
  const { tags = [], isIndented = false, outOf = '' } = advice ?? {}
  if (outOf !== '') return `move the directive out of \`<${outOf}>\``
  if (tags.length === 0 && isIndented)
    return 'move the directive out, or remove the indentation of the tags around it and of this line'
  const written =
    tags.length === 0
      ? 'give the element the attribute `markdown`'
      : `change the start tag${tags.length === 1 ? '' : 's'} to ${enumerate(tags)}`
  const indented = isIndented
    ? ', and remove the indentation of all lines between the tags, because text indented by four spaces is code there'
    : ''
  return `move the directive out, or ${written}${indented}`
}

function inElement(advice: HtmlAdvice | undefined): string {
  return advice ? inHtml(advice) : 'give the element the attribute `markdown="block"`'
}

/** What the JSON Schema of a collection finds wrong with front matter, in English. */
export function schemaMismatch(
  { field, keyword, limit, types, message }: RuleDetails['schema-mismatch'],
  meant?: string,
): string {
  const subject = field === '' ? 'The front matter' : `\`${field}\``
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `Unknown field ${subject}${didYouMean(meant)}`
    case 'type':
      return `${subject} must be ${types.map((type) => valueTypes[type] ?? type).join(' or ')}`
    case 'pattern':
      return `${subject} does not match \`${limit}\``
    case 'format':
      return `${subject} must have the format \`${limit}\``
    case 'minLength':
      return `${subject} is too short; it needs at least ${limit} characters`
    case 'maxLength':
      return `${subject} is too long; it can have at most ${limit} characters`
    case 'minItems':
      return `${subject} needs at least ${limit} values`
    case 'maxItems':
      return `${subject} can have at most ${limit} values`
    case 'const':
      return `${subject} must be \`${limit}\``
    case 'steps':
      return 'The front matter is too large or too deeply nested for the schema; shorten it, or simplify the schema'
    default:
      return `${subject} does not match the schema (${message})`
  }
}

const valueTypes: Readonly<Record<string, string>> = {
  ...typeNames,
  string: 'text (numbers and words like `yes` in quotes)',
}

/** Messages of the rules about relations, in English. */
export const relations: Pick<Messages['rules'], RelationRule> = {
  'missing-back-reference': ({ field, value, backField, name }) =>
    `\`${field}\` names \`${value}\`, but \`${backField}\` of that page does not name \`${name}\`; add it there`,
  orphan: ({ field, collection, via }) =>
    via.length > 0
      ? `This page leads to no page of \`${collection}\` through ${enumerate(via)}`
      : `\`${field}\` names no page of \`${collection}\`; add one that this page belongs to`,
  uncovered: ({ field, collection, via }) =>
    via.length > 0
      ? `No page of \`${collection}\` leads to this page through ${enumerate(via)}`
      : `No page of \`${collection}\` names this page in \`${field}\`; add the reference on one of them`,
  cycle: ({ field, names, others }) =>
    `Cycle in \`${field}\`: ${cyclePath(names)}; remove one of these references` +
    (others === 0 ? '' : ` (${others} more ${others === 1 ? 'page is' : 'pages are'} in cycles with these)`),
}

/** Why a page is not read. */
export const unreadable = {
  mdx: 'mdsplice does not read `.mdx` pages, and the site has no others (COUNT in all); keep lists on `.md` pages',
  'not-utf8': 'The file is not UTF-8 and was skipped; save it as UTF-8',
  directory: 'This folder has the name of a page; rename it',
  'not-a-file': 'This has the name of a page but is not a regular file, and was skipped; delete it',
  'link-loop': 'The symbolic link leads back to itself or to a folder above it and was not followed; delete it',
  'broken-link': 'Broken symbolic link; delete it, or restore its target',
  'link-outside':
    "The symbolic link leads out of the folder of the site's configuration and was not followed; replace it with a " +
    'copy',
  'link-git': 'The symbolic link leads into a `.git` folder and was not followed; delete it',
  'no-permission': 'The file cannot be read; check its permissions',
  'too-long': 'The file is longer than 8 MB and was skipped; split it, or move it out of the pages',
}

/** Why a page is not written. */
export const unwritable = {
  'read-only': 'The file is read-only and was not changed; make it writable',
  link: 'The page is a symbolic link, and its target was not changed; replace the link with a page',
  'linked-folder':
    'Its folder in the output folder is a symbolic link and was not followed; delete the link, or choose another folder with `--out`',
  foreign:
    'The output folder has a file of that name that `mdsplice build` did not write; move it, or choose another folder with `--out`',
}

/** What can be wrong with front matter as a whole. */
export const frontMatter = {
  ...yaml,
  'no-line-end': 'missing line break after its last line `---`',
  'no-opening-line': 'its first line must be `---`: three hyphens at the very top of the page',
  'no-closing-line': 'missing line `---` below it',
  toml: 'it is TOML, which is not read; write it as YAML between lines of three hyphens (`---`)',
  json: 'it is JSON, which is not read; put a line of three hyphens (`---`) above and below it',
}

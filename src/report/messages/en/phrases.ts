import type { ExtensionSetting, NewName } from '../../rule-details.ts'
import type { TomlProblem } from '../../../core/toml/problem.ts'
import type { YamlProblem } from '../../../core/yaml/problem.ts'

/**
 * The end of a sentence that suggests a name.
 *
 * @param otherwise where there is none to suggest
 */
export function didYouMean(name: string | undefined, otherwise = ''): string {
  return name === undefined ? otherwise : `; did you mean \`${name}\`?`
}

/** The end of a sentence about a name that nothing has: what was renamed, or a name to suggest. */
export function meantNow(name: string | undefined, now: NewName | null | undefined, otherwise = ''): string {
  return name !== undefined && now?.isRename ? `; it was renamed to \`${name}\`` : didYouMean(name, otherwise)
}

/** What is wrong with YAML and how to fix it, in English. */
export const yaml: Record<YamlProblem, string> = {
  'colon-in-value': 'a value with a colon in it needs quotes around it: `title: "One: two"`',
  'no-colon': 'here a name, a colon and a space must begin the line: `title: …`',
  'open-list': 'the bracket `[` is not closed; put a `]` at the end of the list',
  'open-mapping': 'the brace `{` is not closed; put a `}` at its end',
  'open-quote': 'a quotation mark is not closed',
  'text-after-value': 'text follows what ended before it; put quotes around the whole value',
  escape: "between double quotes a backslash has a special meaning; write it twice, or use single quotes: `'a\\b'`",
  'first-character': 'a value cannot begin with this character; put quotes around the value',
  'list-in-line': 'a list begins on its own line with `- `, or stands in brackets: `[a, b]`',
  indentation: 'the line is indented too far or not far enough; lines that belong together begin in the same column',
  tab: 'lines are indented with spaces, not with tabs',
  'too-deep': 'too many brackets are nested',
  other: 'invalid YAML',
}

/** What is wrong with TOML beyond what can be wrong with YAML, in English. */
export const toml: Record<Exclude<TomlProblem, YamlProblem>, string> = {
  'no-equals-sign': 'here a line must be `name = value`, or the name of a table in brackets: `[project]`',
  'unquoted-text': 'invalid value; put quotes around text: `title = "One"`',
  'no-comma': 'a comma or the closing bracket is missing before this',
  redefined: 'this name is there already; merge the two',
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

/** What of an extension is needed. */
export const extensionSettings: Readonly<Record<ExtensionSetting, string>> = {
  custom_fences: 'the fence `mermaid` in `custom_fences` of',
  emoji_index: "Material's icons in `emoji_index` of",
}

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

import type { ExtensionSetting, NewName } from '../../rule-details.ts'
import type { TomlProblem } from '../../../core/toml/problem.ts'
import type { YamlProblem } from '../../../core/yaml/problem.ts'

/**
 * The end of a sentence that suggests a name.
 *
 * @param otherwise where there is none to suggest
 */
export function didYouMean(name: string | undefined, otherwise = ''): string {
  return name === undefined ? otherwise : `; bedoelde u \`${name}\`?`
}

/** The end of a sentence about a name that nothing has: what was renamed, or a name to suggest. */
export function meantNow(name: string | undefined, now: NewName | null | undefined, otherwise = ''): string {
  return name !== undefined && now?.isRename ? `; die heet nu \`${name}\`` : didYouMean(name, otherwise)
}

/** What is wrong with YAML and how to fix it, in Dutch. */
export const yaml: Record<YamlProblem, string> = {
  'colon-in-value': 'een waarde met een dubbele punt erin moet tussen aanhalingstekens: `title: "Een: twee"`',
  'no-colon': 'hier moet de regel beginnen met een naam, een dubbele punt en een spatie: `title: …`',
  'open-list': 'het haakje `[` is niet gesloten; zet een `]` aan het eind van de lijst',
  'open-mapping': 'de accolade `{` is niet gesloten; zet een `}` aan het eind',
  'open-quote': 'een aanhalingsteken is niet gesloten',
  'text-after-value': 'er staat tekst achter wat al was afgesloten; zet de hele waarde tussen aanhalingstekens',
  escape:
    'tussen dubbele aanhalingstekens heeft een backslash een eigen betekenis; schrijf er twee, of gebruik ' +
    "enkele aanhalingstekens: `'a\\b'`",
  'first-character': 'een waarde kan niet met dit teken beginnen; zet de waarde tussen aanhalingstekens',
  'list-in-line': 'een lijst begint op een eigen regel met `- `, of staat tussen haakjes: `[a, b]`',
  indentation: 'de regel springt te ver of niet ver genoeg in; regels die bij elkaar horen, beginnen in dezelfde kolom',
  tab: 'regels springen in met spaties, niet met tabs',
  'too-deep': 'er staan te veel haakjes in elkaar',
  other: 'ongeldige YAML',
}

/** What is wrong with TOML beyond what can be wrong with YAML, in Dutch. */
export const toml: Record<Exclude<TomlProblem, YamlProblem>, string> = {
  'no-equals-sign': 'hier moet op de regel `naam = waarde` staan, of de naam van een tabel tussen haakjes: `[project]`',
  'unquoted-text': 'ongeldige waarde; zet tekst tussen aanhalingstekens: `title = "Een"`',
  'no-comma': 'hiervoor ontbreekt een komma of het haakje dat sluit',
  redefined: 'deze naam staat er al; voeg de twee samen',
  'invalid-toml': 'ongeldige TOML',
}

/** What an author calls the types of JSON Schema. */
export const typeNames: Readonly<Record<string, string>> = {
  object: 'een reeks velden',
  array: 'een lijst',
  string: 'tekst',
  number: 'een getal',
  integer: 'een heel getal',
  boolean: 'true of false',
  null: 'leeg',
}

/** What of an extension is needed. */
export const extensionSettings: Readonly<Record<ExtensionSetting, string>> = {
  custom_fences: 'het blok `mermaid` in `custom_fences` van',
  emoji_index: 'de iconen van Material in `emoji_index` van',
}

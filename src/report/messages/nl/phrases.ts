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

/** The end of a sentence about an unknown name: its new name after a rename, or a suggestion. */
export function meantNow(name: string | undefined, now: NewName | null | undefined, otherwise = ''): string {
  return name !== undefined && now?.isRename ? `; die heet nu \`${name}\`` : didYouMean(name, otherwise)
}

/** What is wrong with YAML and how to fix it, in Dutch. */
export const yaml: Record<YamlProblem, string> = {
  'colon-in-value': 'zet een waarde met een dubbele punt erin tussen aanhalingstekens: `title: "Een: twee"`',
  'no-colon': 'de regel moet beginnen met een naam, een dubbele punt en een spatie: `title: …`',
  'open-list': 'het haakje `[` is niet gesloten; zet een `]` aan het eind van de lijst',
  'open-mapping': 'de accolade `{` is niet gesloten; zet een `}` aan het eind',
  'open-quote': 'een aanhalingsteken is niet gesloten',
  'text-after-value': 'er staat tekst achter het eind van een waarde; zet de hele waarde tussen aanhalingstekens',
  escape:
    'tussen dubbele aanhalingstekens heeft een backslash een bijzondere betekenis; schrijf er twee, of gebruik ' +
    "enkele aanhalingstekens: `'a\\b'`",
  'first-character': 'een waarde kan niet met dit teken beginnen; zet de waarde tussen aanhalingstekens',
  'list-in-line':
    'zet elk onderdeel van een lijst op een eigen regel achter `- `, of de lijst tussen haakjes: `[a, b]`',
  indentation: 'de inspringing klopt niet; regels die bij elkaar horen, beginnen in dezelfde kolom',
  tab: 'gebruik spaties om in te springen, geen tabs',
  'too-deep': 'er staan te veel haakjes binnen elkaar',
  other: 'ongeldige YAML',
}

/** What is wrong with TOML beyond what can be wrong with YAML, in Dutch. */
export const toml: Record<Exclude<TomlProblem, YamlProblem>, string> = {
  'no-equals-sign': 'op de regel moet `naam = waarde` staan, of de naam van een tabel tussen haakjes: `[project]`',
  'unquoted-text': 'ongeldige waarde; zet tekst tussen aanhalingstekens: `title = "Een"`',
  'no-comma': 'hiervoor ontbreekt een komma of het haakje sluiten',
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

/** The settings of extensions that can be needed. */
export const extensionSettings: Readonly<Record<ExtensionSetting, string>> = {
  custom_fences: 'het blok `mermaid` in `custom_fences` van',
  emoji_index: 'de iconen van Material in `emoji_index` van',
}

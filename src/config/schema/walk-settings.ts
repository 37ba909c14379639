import { isMapping, type TextPlace } from '../../core/yaml/parse.ts'
import { readSortKey } from '../field-names.ts'
import { keyKind, memberOf, shorthand, textKind, type Setting, type TextKind } from './setting.ts'
import type { FieldReference } from '../settings.ts'

/** A text in a configuration of which the schema says what it is. */
export interface SettingText {
  kind: TextKind
  text: string
  /** The keys and positions that lead to it. */
  path: readonly string[]
  /** Its setting: the path without the positions in a list, and what follows them. */
  setting: readonly string[]
  /** Whether it is the last key of the path. */
  isKey: boolean
}

/** Every text in a checked configuration of which the schema says what it is, in the order of the file. */
export function textsIn(schema: Setting, written: unknown): SettingText[] {
  const found: SettingText[] = []
  replaceTexts(schema, written, (each) => {
    found.push(each)
    return each.text
  })
  return found
}

/** A checked configuration with other texts in place of those of which the schema says what they are. */
export function replaceTexts(schema: Setting, written: unknown, replace: (found: SettingText) => string): unknown {
  const visit = (
    setting: Setting | undefined,
    value: unknown,
    path: readonly string[],
    list?: readonly string[],
  ): unknown => {
    if (!setting) return value
    const kind = setting[textKind]
    if (typeof value === 'string' && kind)
      return replace({ kind, text: value, path, setting: list ?? path, isKey: false })
    if (isMapping(value)) {
      const kindOfKeys = setting[keyKind]
      const members = Object.entries(value).map(([key, member]) => [
        kindOfKeys ? replace({ kind: kindOfKeys, text: key, path: [...path, key], setting: path, isKey: true }) : key,
        visit(memberOf(setting, key), member, [...path, key], list),
      ])
      return Object.fromEntries(members)
    }
    const alone = setting[shorthand]
    if (alone !== undefined && value !== null) return visit(setting.properties?.[alone], value, path, list)
    if (!Array.isArray(value)) return value
    return value.map((item, index) => visit(setting.items, item, [...path, String(index)], list ?? path))
  }
  return visit(schema, written, [])
}

/**
 * The fields that a configuration names, and where.
 *
 * @param declared the paths of the keys that are names of fields with settings of their own
 */
export function fieldReferences(
  texts: readonly SettingText[],
  declared: readonly (readonly string[])[],
  canonical: (name: string) => string,
  placeOf: (path: readonly string[], isKey?: boolean) => TextPlace,
): FieldReference[] {
  const fieldTexts = texts.filter(({ kind }) => /^(?:field|sort-key|written-field)$/.test(kind))
  return [
    ...fieldTexts.map(({ kind, text, path, setting, isKey }) => ({
      // A set of labels is known by its name.
      path: (setting[0] === 'tags' ? setting.slice(0, 2) : setting).join('.'),
      keys: path,
      name: canonical(kind === 'sort-key' ? readSortKey(text).field : text),
      written: text,
      isDeclaration: false,
      ...placeOf(path, isKey),
    })),
    ...declared.map((path) => ({
      path: path.join('.'),
      keys: path,
      name: path.at(-1) ?? '',
      written: path.at(-1) ?? '',
      isDeclaration: true,
      ...placeOf(path, true),
    })),
  ]
}

/** The files that a configuration names besides pages. */
export function namedFiles(texts: readonly SettingText[]): string[] {
  const files = texts.flatMap(({ kind, text }) =>
    kind === 'file' || kind === 'data' ? text : kind === 'template' ? (templateFile(text) ?? []) : [],
  )
  return [...new Set(files)]
}

/** The file that the setting of a template names, if it is not the template itself: that has lines, or a tag of Mustache. */
export function templateFile(setting: string): string | undefined {
  return /\n|\{\{/.test(setting) ? undefined : setting
}

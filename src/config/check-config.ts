import { isMap, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml'
import { fileNameTest, globMatcher } from '../core/patterns/glob.ts'
import { patternProblem } from '../core/patterns/invalid-pattern.ts'
import { linearPattern } from '../core/patterns/linear-pattern.ts'
import { nodeAt, placeAt, type TextPlace } from '../core/yaml/parse.ts'
import { validatorOf, type SchemaError } from './json-schema/validator.ts'
import type { ConfigMistake } from '../report/setup-error.ts'
import { takes } from './schema/schema-of-derived.ts'
import type { TextKind } from './schema/setting.ts'
import type { SettingText } from './schema/walk-settings.ts'

/**
 * Validates a configuration by its JSON Schema.
 *
 * @param text what the document was parsed from
 * @returns every mistake with its place
 */
export function checkConfig(document: Document, text: string, schema: object): ConfigMistake[] {
  return validatorOf(schema)(document.toJS() ?? {}).map((error) => toMistake(document, text, error))
}

function toMistake(document: Document, text: string, { path, params, data, properties }: SchemaError): ConfigMistake {
  const { additionalProperty, missingProperty, allowedValues, type } = params
  const named = typeof additionalProperty === 'string' ? [...path, additionalProperty] : path
  const place = { ...placeIn(document, text, named, typeof additionalProperty === 'string'), path: named.join('.') }
  if (typeof additionalProperty === 'string')
    return { ...place, kind: 'unknown-key', value: additionalProperty, known: properties }
  if (Array.isArray(allowedValues))
    return {
      ...place,
      kind: 'unknown-value',
      value: String(data),
      known: allowedValues.filter((allowed) => typeof allowed === 'string'),
    }
  if (typeof missingProperty === 'string') return { ...place, kind: 'missing-key', value: missingProperty, known: [] }
  const types = [type ?? []].flat().map(String)
  return { ...place, kind: 'wrong-type', value: path.at(-1) ?? '', known: types }
}

/** Where the value at a path of keys is, or its key. */
export function placeIn(document: Document, text: string, path: readonly string[], isKey: boolean): TextPlace {
  return placeAt(text, nodeAt(document, path, isKey)?.range?.[0] ?? 0)
}

/** What says of a pattern that it cannot be used, by throwing. */
const compilers: { [Key in TextKind]?: (pattern: string) => unknown } = {
  glob: globMatcher,
  data: globMatcher,
  'regular-expression': linearPattern,
  'file-name-pattern': fileNameTest,
}

/**
 * Patterns that cannot be used, and collections and steps that do not exist.
 *
 * @param names what there is to name: all collections, lower case, and all steps of relations
 */
export function checkTexts(
  texts: readonly SettingText[],
  names: Readonly<Record<'collection' | 'step', readonly string[]>>,
  placeOf: (path: readonly string[]) => TextPlace,
): ConfigMistake[] {
  return texts.flatMap(({ kind: textKind, text, path }): ConfigMistake[] => {
    const compile = compilers[textKind]
    const known =
      textKind === 'collection' || textKind === 'step' ? names[textKind] : textKind === 'take' ? takes : null
    const name = textKind === 'collection' ? text.toLowerCase() : text
    const isUnknown = known?.includes(name) === false
    const kind = isUnknown ? 'unknown-value' : compile && patternProblem(() => compile(text))
    if (!kind) return []
    return [{ kind, ...placeOf(path), path: path.join('.'), value: text, known: isUnknown ? [...known] : [] }]
  })
}

/** A mistake, and the node at which it is. */
type FoundMistake = Pick<ConfigMistake, 'kind' | 'path' | 'value'> & { node: unknown }

/** Mistakes in a configuration that its JSON Schema cannot see. */
export function moreMistakes(document: Document, text: string): ConfigMistake[] {
  const { contents } = document
  const found = [
    ...duplicateKeys(contents),
    ...needlessKeys(mapIn(contents, 'collections')),
    ...(mapIn(contents, 'collections')?.items ?? []).flatMap(({ key, value }) =>
      derivedMistakes(value, `collections.${String(key)}`),
    ),
    ...takenAliases(mapIn(contents, 'fields')),
    ...needlessInRelations(isMap(contents) ? contents.get('relations') : undefined),
  ]
  return found.map(({ node, ...mistake }) => ({
    ...mistake,
    ...placeAt(text, (node as Node | null)?.range?.[0] ?? 0),
    known: [],
  }))
}

/** Duplicate settings: YAML silently uses the last one. */
function duplicateKeys(node: unknown, path: readonly string[] = []): FoundMistake[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => duplicateKeys(item, [...path, String(index)]))
  if (!isMap(node)) return []
  const seen = new Set<string>()
  return node.items.flatMap(({ key, value }): FoundMistake[] => {
    const name = String(key)
    const below = duplicateKeys(value, [...path, name])
    const isSecond = seen.has(name)
    seen.add(name)
    return isSecond
      ? [{ kind: 'duplicate-key', node: key, path: [...path, name].join('.'), value: name }, ...below]
      : below
  })
}

/** Settings of pages beside data files; files can be excluded where a glob finds them. */
function needlessKeys(collections: YAMLMap | undefined): FoundMistake[] {
  return (collections?.items ?? []).flatMap(({ key, value }) => {
    if (!isMap(value) || !value.has('data')) return []
    const needless = ['pages', 'include_index', ...(/[*?[{]/.test(String(value.get('data'))) ? [] : ['exclude'])]
    return value.items.flatMap((pair): FoundMistake[] => {
      const name = String(pair.key)
      if (!needless.includes(name)) return []
      return [{ kind: 'needless-key', node: pair.key, path: `collections.${String(key)}.${name}`, value: 'data' }]
    })
  })
}

/** What says how pages name each other beside the steps of a relation over several: those say it. */
function needlessInRelations(relations: unknown): FoundMistake[] {
  return (isSeq(relations) ? relations.items : []).flatMap((relation, position) => {
    if (!isMap(relation) || !relation.has('via')) return []
    return relation.items.flatMap(({ key }): FoundMistake[] => {
      const name = String(key)
      if (name !== 'field' && name !== 'both_ways') return []
      return [{ kind: 'needless-key', node: key, path: `relations.${position}.${name}`, value: 'via' }]
    })
  })
}

/** Aliases that name two fields. */
function takenAliases(fields: YAMLMap | undefined): FoundMistake[] {
  const taken = new Set(fields?.items.map(({ key }) => String(key)))
  return (fields?.items ?? []).flatMap(({ key, value }) => {
    const aliases = isMap(value) ? value.get('aliases', true) : undefined
    const nodes = isSeq(aliases) ? aliases.items : isScalar(aliases) ? [aliases] : []
    return nodes.flatMap((node): FoundMistake[] => {
      const alias = String(node)
      if (!taken.has(alias)) return taken.add(alias) && []
      return [{ kind: 'taken-alias', node, path: `fields.${String(key)}.aliases`, value: alias }]
    })
  })
}

function mapIn(contents: unknown, key: string): YAMLMap | undefined {
  const value = isMap(contents) ? contents.get(key) : undefined
  return isMap(value) ? value : undefined
}

/**
 * Takes the values of fields as they are written, because pages' values are compared so: `yes` is not a boolean there, and
 * `012` no number.
 */
export function keepAsWritten(document: Document): void {
  const { contents } = document
  // `.` alone is a number for YAML 1.1.
  if (isMap(contents)) asText(contents.get('docs_dir', true))
  const locales = (mapIn(contents, 'languages')?.items ?? []).map(({ value }) => value)
  for (const { value: field } of [contents, ...locales].flatMap((own) => mapIn(own, 'fields')?.items ?? [])) {
    if (!isMap(field)) continue
    const values = field.get('values')
    if (isSeq(values)) values.items.forEach(asText)
    keepMapping(field.get('labels'))
    for (const table of ['colors', 'link']) keysOf(field.get(table)).forEach(asText)
  }
  for (const { value: collection } of mapIn(contents, 'collections')?.items ?? [])
    for (const { value: derived } of mapIn(collection, 'derive')?.items ?? []) keepMapping(mapIn(derived, 'table'))
}

function keepMapping(map: unknown): void {
  if (isMap(map)) map.items.flatMap(({ key, value }) => [key, value]).forEach(asText)
}

function keysOf(map: unknown): unknown[] {
  return isMap(map) ? map.items.map(({ key }) => key) : []
}

function asText(node: unknown): void {
  if (isScalar(node) && node.type === 'PLAIN' && node.value !== null) node.value = node.source ?? node.value
}

/** What a page has once, so that nothing can be taken of it by a field. */
const ofTheFile = ['folder', 'nav', 'created', 'changed']

/**
 * Mistakes in the fields that a collection derives: no source, two sources, or another derived field as one.
 *
 * @param collection as it is written
 * @param path the name of the collection's setting
 */
function derivedMistakes(collection: unknown, path: string): FoundMistake[] {
  const derive = isMap(collection) ? collection.get('derive') : undefined
  if (!isMap(derive)) return []
  const names = new Set(derive.items.map(({ key }) => String(key)))
  return derive.items.flatMap(({ key, value }) => mistakesIn(value, key, names, `${path}.derive.${String(key)}`))
}

function mistakesIn(derived: unknown, key: unknown, names: ReadonlySet<string>, path: string): FoundMistake[] {
  if (derived === null || !isMap(derived)) return isNothing(derived) ? [missing(key, path)] : []
  const [take, from] = [textOf(derived, 'take'), textOf(derived, 'from')]
  const place = derived.get('from', true)
  if (take === null && from === null) return [missing(key, path)]
  if (from === null) return []
  if (take !== null && ofTheFile.includes(take))
    return [{ kind: 'needless-key', node: place, path: `${path}.from`, value: 'take' }]
  return names.has(from) && from !== String(key)
    ? [{ kind: 'unknown-value', node: place, path: `${path}.from`, value: from }]
    : []
}

function missing(node: unknown, path: string): FoundMistake {
  return { kind: 'missing-key', node, path, value: 'from' }
}

function isNothing(node: unknown): boolean {
  return node === null || (node as Node & { value?: unknown }).toJSON() === null
}

function textOf(map: YAMLMap, key: string): string | null {
  const value = map.get(key)
  return typeof value === 'string' ? value : null
}

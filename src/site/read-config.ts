import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseYaml } from '../parse-yaml.ts'
import { SetupError } from '../setup-error.ts'
import type { Collection, Column, FieldSettings, Format, SiteConfig } from '../types.ts'
import { checkConfig, placeIn } from './check-config.ts'
import type { ConfigPlace } from './check-config.ts'
import { defaultCollection, defaultCollections } from './collections.ts'
import { configSchema } from './config-schema.ts'

const configFile = 'mdsplice.yml'

/** What a checked `mdsplice.yml` holds. */
interface RawConfig {
  language?: 'nl' | 'en'
  collections?: Record<string, RawCollection | null> | null
  fields?: Record<string, RawField | null> | null
  queries?: Record<string, string> | null
  rules?: Record<string, string | false> | null
}

interface RawCollection {
  pages?: string | string[]
  exclude?: string | string[]
  include_index?: boolean
  data?: string
  link?: string
  label?: string
  reference_field?: string
  columns?: (string | { field: string; heading?: string })[]
  sort?: string | string[]
  format?: Format
  empty?: string
}

interface RawField {
  label?: string
  aliases?: string | string[]
  values?: (string | number | boolean)[] | { pages: string | string[] }
  labels?: Record<string, string>
  link?: boolean
}

/** A checked `mdsplice.yml`, and where its settings stand. */
interface ReadConfig {
  raw: RawConfig
  placeOf(path: readonly string[]): ConfigPlace
  has(path: readonly string[]): boolean
}

/**
 * Reads `mdsplice.yml`, if there is one, over the defaults.
 *
 * @param root absolute path of the folder of `mkdocs.yml`
 * @param themeLanguage `theme.language` of `mkdocs.yml`
 * @param rules the ids of all rules
 * @throws SetupError with every mistake in it and its place
 */
export function readConfig(root: string, themeLanguage: string | undefined, rules: readonly string[]): SiteConfig {
  const { raw, placeOf, has } = readRaw(join(root, configFile), rules)
  const language = raw.language ?? (themeLanguage === undefined || /^nl\b/.test(themeLanguage) ? 'nl' : 'en')
  const { collections } = raw
  const labelOf = (field: string): string | undefined => raw.fields?.[field]?.label
  return {
    language,
    collections: collections
      ? Object.entries(collections).map(([name, settings]) => toCollection(name, settings ?? {}, language, labelOf))
      : defaultCollections(language),
    fields: Object.entries(raw.fields ?? {}).map(([name, settings]) => toFieldSettings(name, settings ?? {})),
    queries: new Map(
      Object.entries(raw.queries ?? {}).map(([name, text]) => [
        name.toLowerCase(),
        { text, ...placeOf(['queries', name]) },
      ]),
    ),
    rules: new Map(Object.entries(raw.rules ?? {}).map(([id, severity]) => [id, severity || 'off'])),
    originOf: (path) => {
      if (has(path)) return `${configFile}:${placeOf(path).line}`
      return path[0] === 'language' && themeLanguage !== undefined ? 'mkdocs.yml' : 'default'
    },
  }
}

function readRaw(file: string, rules: readonly string[]): ReadConfig {
  if (!existsSync(file)) return { raw: {}, placeOf: () => ({ line: 1, column: 1 }), has: () => false }
  const text = readFileSync(file, 'utf8')
  const yaml = parseYaml(text)
  if ('problem' in yaml) {
    throw new SetupError({
      code: 'invalid-config-file',
      configFile,
      line: text.slice(0, yaml.offset).split('\n').length,
      reason: yaml.problem,
    })
  }
  const mistakes = checkConfig(yaml.document, text, configSchema(rules))
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })
  const { document } = yaml
  return {
    raw: (document.toJS() as RawConfig | null) ?? {},
    placeOf: (path) => placeIn(document, text, path, false),
    has: (path) => document.hasIn(path),
  }
}

function toCollection(
  name: string,
  raw: RawCollection,
  language: SiteConfig['language'],
  labelOf: (field: string) => string | undefined,
): Collection {
  const usual = defaultCollection(name, language)
  const title: Column = { field: 'title', heading: raw.label ?? usual.columns[0]?.heading ?? name }
  const toColumn = (column: string | { field: string; heading?: string }): Column => {
    const { field, heading } = typeof column === 'string' ? { field: column } : column
    const known = [title, ...usual.columns].find((each) => each.field === field)?.heading
    return { field, heading: heading ?? known ?? labelOf(field) ?? field.charAt(0).toUpperCase() + field.slice(1) }
  }
  return {
    ...usual,
    columns: raw.columns?.map(toColumn) ?? [title, ...usual.columns.slice(1)],
    pages: raw.pages === undefined ? usual.pages : [raw.pages].flat(),
    exclude: [raw.exclude ?? []].flat(),
    includesIndex: raw.include_index ?? usual.includesIndex,
    referenceField: raw.reference_field ?? usual.referenceField,
    data: raw.data ?? null,
    linkField: raw.link ?? null,
    sort: [raw.sort ?? []].flat(),
    format: raw.format ?? usual.format,
    emptyText: raw.empty ?? usual.emptyText,
  }
}

function toFieldSettings(name: string, raw: RawField): FieldSettings {
  const { values } = raw
  return {
    name,
    heading: raw.label ?? null,
    aliases: [raw.aliases ?? []].flat(),
    values:
      values === undefined
        ? null
        : Array.isArray(values)
          ? { list: values.map(String) }
          : { pages: [values.pages].flat() },
    labels: new Map(Object.entries(raw.labels ?? {})),
    isLinked: raw.link ?? false,
  }
}

import { dirname, join } from 'node:path'
import { canonicalNames } from './canonical-names.ts'
import { checkConfig, keepAsWritten, moreMistakes, placeIn } from './check-config.ts'
import { defaultCollections } from './collections.ts'
import { configFile, readYamlValues } from './config-files.ts'
import { toDefinitionSettings, toTagSets } from './definitions-and-tags.ts'
import { readDemands } from './demands.ts'
import { fieldMentions, namedFiles } from './field-mentions.ts'
import { languagesOf } from './languages.ts'
import { toCollection, toFieldSettings, type RawConfig } from './raw-config.ts'
import { readTemplate, writtenText, type WrittenText } from './read-template.ts'
import { configSchema } from './schema.ts'
import type { SchemaNames, SiteConfig, Template } from './settings.ts'
import { once } from '../core/memoize.ts'
import type { TextPlace } from '../core/yaml/parse.ts'
import { isThere } from '../files/read-text.ts'
import { repositoryRoot } from '../files/repository-root.ts'
import { SetupError } from '../report/setup-error.ts'

/** A checked `mdsplice.yml`, and where its settings stand. */
interface ReadConfig {
  /** Whether there is such a file. */
  isThere: boolean
  raw: RawConfig
  /** Where the value at a path of keys stands, or its key. */
  placeOf(path: readonly string[], isKey?: boolean): TextPlace
  has(path: readonly string[]): boolean
  /** The text at a path of keys as it stands in the file, and where. */
  scalarAt(path: readonly string[]): WrittenText
}

/**
 * Reads `mdsplice.yml`, if there is one, over the defaults.
 *
 * @param root absolute path of the folder of `mkdocs.yml`
 * @param themeLanguage `theme.language` of `mkdocs.yml`
 * @param names those that settings can have
 * @throws SetupError with every mistake in it and its place
 */
export function readConfig(root: string, themeLanguage: string | undefined, names: SchemaNames): SiteConfig {
  const { isThere, raw, placeOf, has, scalarAt } = readRaw(join(root, configFile), names)
  const { language, messages } = languagesOf({ ...raw, isConfigured: isThere, themeLanguage })
  const { collections } = raw
  const fields = Object.entries(raw.fields ?? {}).map(([name, settings]) => toFieldSettings(name, settings ?? {}))
  const labelOf = (field: string): string | undefined => raw.fields?.[field]?.label
  const surroundings = { language, canonical: canonicalNames(fields), labelOf }
  const plain = collections
    ? Object.entries(collections).map(([name, settings]) => toCollection(name, settings ?? {}, surroundings))
    : defaultCollections(language)
  const templateOf = (setting: string | undefined, path: readonly string[]): Template | null =>
    setting === undefined ? null : readTemplate(root, setting, configFile, scalarAt(path))
  const templates = new Map(
    Object.entries(collections ?? {}).map(([name, settings]) => [
      name.toLowerCase(),
      templateOf(settings?.template, ['collections', name, 'template']),
    ]),
  )
  const demands = readDemands(
    root,
    raw,
    plain.map(({ name }) => name),
    placeOf,
  )
  if (demands.mistakes.length > 0)
    throw new SetupError({ code: 'invalid-config', configFile, mistakes: demands.mistakes })
  return {
    language,
    messages,
    collections: plain.map((collection) => ({
      ...collection,
      demands: demands.of.get(collection.name) ?? collection.demands,
      template: templates.get(collection.name) ?? null,
    })),
    fields,
    queries: new Map(
      Object.entries(raw.queries ?? {}).map(([name, setting]) => {
        const { query, template } = typeof setting === 'string' ? { query: setting } : setting
        const path = typeof setting === 'string' ? ['queries', name] : ['queries', name, 'query']
        return [
          name.toLowerCase(),
          { text: query, ...placeOf(path), template: templateOf(template, ['queries', name, 'template']) },
        ]
      }),
    ),
    relations: demands.relations,
    definitions: toDefinitionSettings(raw.definitions, language),
    files: namedFiles(raw),
    mentions: fieldMentions(raw, surroundings.canonical, placeOf),
    tags: toTagSets(raw.tags ?? {}, surroundings.canonical, placeOf),
    review: {
      fields: raw.review?.fields === undefined ? ['title', 'toelichting'] : [raw.review.fields].flat(),
      isText: raw.review?.text ?? true,
    },
    rules: new Map(Object.entries(raw.rules ?? {}).map(([id, severity]) => [id, severity || 'off'])),
    originOf: (asked) => {
      // A set of labels can be a list of its fields alone.
      const list =
        asked[0] === 'tags' && asked[2] === 'fields' ? [asked.slice(0, 2), asked.slice(0, 1)].find(has) : undefined
      const path = list && !has(asked) ? list : asked
      if (has(path)) return `${configFile}:${placeOf(path).line}`
      if (path[0] === 'messages' && has(['language'])) return `${configFile}:${placeOf(['language']).line}`
      const isThemed = path[0] === 'language' || (path[0] === 'messages' && isThere)
      return isThemed && themeLanguage !== undefined ? 'mkdocs.yml' : 'default'
    },
  }
}

/** Its validator is compiled once, however many sites are read. */
const schemaOf = once(configSchema)

function readRaw(file: string, names: SchemaNames): ReadConfig {
  if (!isThere(file))
    return {
      isThere: false,
      raw: {},
      placeOf: () => ({ line: 1, column: 1 }),
      has: () => false,
      scalarAt: () => ({ line: 1, column: 1, source: '' }),
    }
  const { text, document } = readYamlValues(file, configFile, repositoryRoot(dirname(file)))
  keepAsWritten(document)
  const mistakes = [...checkConfig(document, text, schemaOf(names)), ...moreMistakes(document, text)]
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })
  return {
    isThere: true,
    raw: (document.toJS() as RawConfig | null) ?? {},
    placeOf: (path, isKey = false) => placeIn(document, text, path, isKey),
    has: (path) => document.hasIn(path),
    scalarAt: (path) => writtenText(document, text, path),
  }
}

import { dirname, join } from 'node:path'
import { canonicalNames, withCanonicalNames } from './canonical-names.ts'
import { checkConfig, checkTexts, keepAsWritten, moreMistakes, placeIn } from './check-config.ts'
import { readYamlValues } from './config-files.ts'
import { once } from '../core/memoize.ts'
import { isMapping, type TextPlace } from '../core/yaml/parse.ts'
import { withDefaults } from './defaults.ts'
import { followSteps, possibleSteps } from './field-names.ts'
import { configFile } from './file-names.ts'
import type { FileAccess } from '../files/file-access.ts'
import { isThere } from '../files/read-text.ts'
import { repositoryRoot } from '../files/repository-root.ts'
import type { SiteLocation } from './generator/mkdocs-config.ts'
import { languageOfLocale, languagesOf } from './languages.ts'
import { dialectOf } from '../markdown/dialect.ts'
import type { MarkdownOptions } from '../markdown/extensions.ts'
import { readSchema, type ReportMistake } from './read-schema.ts'
import type { Language } from '../report/messages/language-names.ts'
import { SetupError, type ConfigMistake } from '../report/setup-error.ts'
import { configSchema, type ConfigSchema, type SchemaNames, type WrittenConfig } from './schema/schema.ts'
import { memberOf, resolve, shorthand, type Resolved, type Setting } from './schema/setting.ts'
import { unknownInWords } from './schema/translated-words.ts'
import { fieldReferences, namedFiles, textsIn } from './schema/walk-settings.ts'
import type { SiteConfig, Template } from './settings.ts'
import { readTemplate, writtenText, type WrittenText } from './template.ts'

type Settings = Resolved<ConfigSchema>

/** A checked `mdsplice.yml`, and where its settings are. */
interface CheckedConfig {
  /** Undefined where there is no such file. */
  written: WrittenConfig | undefined
  text: string
  /** Where the value at a path of keys is, or its key. */
  placeOf(path: readonly string[], isKey?: boolean): TextPlace
  /** The text at a path of keys as it is in the file, and where. */
  scalarAt(path: readonly string[]): WrittenText
}

/** What of a site's location its configuration depends on. */
type ConfigLocation = Pick<SiteLocation, 'access' | 'root' | 'themeLanguage' | 'translations' | 'configName'>

/**
 * Reads `mdsplice.yml`, if there is one, over the defaults.
 *
 * @param location of the site
 * @param markdown what the configuration of the site's generator says of Markdown; null where there is none, and the
 *   dialect is CommonMark unless `mdsplice.yml` names another
 * @param names always the same object, as the schema is made and compiled once for each
 * @throws SetupError with every mistake in it and its place
 */
export function readConfig(location: ConfigLocation, markdown: MarkdownOptions | null, names: SchemaNames): SiteConfig {
  const { access, root, translations, configName } = location
  const themeLanguage = location.themeLanguage ?? translations?.defaultLanguage
  const schema = schemaFor(names)
  const checked = readChecked(join(root, configFile), schema, access)
  const { written = {}, placeOf } = checked
  const texts = textsIn(schema, written)
  const fields = schema.properties.fields[resolve](written.fields)
  const canonical = canonicalNames(fields)
  const languages = languagesOf({ ...written, isConfigured: checked.written !== undefined, themeLanguage })
  const dialect = written.dialect ?? (markdown ? 'python-markdown' : 'commonmark')
  const named = withCanonicalNames(schema, written, canonical)
  const settingsIn = (language: Language, locale: string | null): Settings =>
    schema[resolve](withDefaults(named, { ...languages, language, dialect }, canonical, locale))
  const settings = settingsIn(languages.language, null)

  const schemas = readSchemas(location, written, placeOf)
  const known = {
    collection: settings.collections.map(({ name }) => name),
    step: possibleSteps(settings.collections, settings.relations),
  }
  const mistakes = [...checkTexts(textsIn(schema, named), known, placeOf), ...schemas.mistakes]
  const localized = { languages: translations?.languages ?? null, collections: known.collection }
  if (configName !== null && written.docs_dir !== undefined)
    mistakes.push({
      kind: 'needless-key',
      ...placeOf(['docs_dir'], true),
      path: 'docs_dir',
      value: configName,
      known: [],
    })
  mistakes.push(...unknownInWords(written.languages ?? undefined, localized, placeOf))
  if (mistakes.length === 0) mistakes.push(...straySteps(settings, placeOf))
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })

  const others: Omit<SiteConfig, keyof Settings> = {
    syntax: dialectOf(dialect, markdown ?? undefined),
    translations,
    files: namedFiles(texts),
    fieldReferences: fieldReferences(texts, declaredFields(written), canonical, placeOf),
    text: checked.text,
    originOf: (path) => originOf(path, { ...checked, schema, themeLanguage, configName }),
    inLocale: once((locale) => inWords(settingsIn(languageOfLocale(locale, written.language), locale))),
  }
  const inWords = (worded: Settings): SiteConfig => ({ ...others, ...withFiles(worded, location, checked, schemas.of) })
  return inWords(settings)
}

/** Of each relation over several steps, the first step that does not start where the one before it ends. */
function straySteps({ collections, relations }: Settings, placeOf: CheckedConfig['placeOf']): ConfigMistake[] {
  return relations.flatMap(({ from, via }, index): ConfigMistake[] => {
    const hops = followSteps(via, from, collections, relations)
    const position = hops.findIndex(({ targets }) => targets.length === 0)
    const [hop, value] = [hops[position], via[position]]
    if (!hop || value === undefined) return []
    const path = ['relations', String(index), 'via', ...(via.length > 1 ? [String(position)] : [])]
    return [{ kind: 'stray-step', ...placeOf(path), path: path.join('.'), value, known: [...hop.from] }]
  })
}

/** The paths of the keys that are names of fields. */
function declaredFields({ fields, languages }: WrittenConfig): string[][] {
  const named = Object.entries(languages ?? {}).flatMap(([locale, own]) =>
    Object.keys(own?.fields ?? {}).map((name) => ['languages', locale, 'fields', name]),
  )
  return [...Object.keys(fields ?? {}).map((name) => ['fields', name]), ...named]
}

/** Settings, with the schemas and templates of which they name the files. */
function withFiles(
  settings: Settings,
  { root, access }: ConfigLocation,
  { written = {}, placeOf, scalarAt }: CheckedConfig,
  schemas: ReadonlyMap<string, object>,
): Omit<Settings, 'collections' | 'queries'> & Pick<SiteConfig, 'collections' | 'queries'> {
  const [collectionKeys, queryKeys] = [keysOf(written.collections), keysOf(written.queries)]
  const templateAt = (setting: string | null, path: readonly string[]): Template | null =>
    setting === null ? null : readTemplate(root, setting, configFile, scalarAt(path), access)
  return {
    ...settings,
    collections: settings.collections.map((collection) => ({
      ...collection,
      schema: schemas.get(collection.name) ?? null,
      template: templateAt(collection.template, [
        'collections',
        collectionKeys.get(collection.name) ?? collection.name,
        'template',
      ]),
    })),
    queries: new Map(
      settings.queries.map((query) => {
        const path = ['queries', queryKeys.get(query.name) ?? query.name]
        const template = templateAt(query.template, [...path, 'template'])
        return [query.name, { ...query, template, ...placeOf([...path, 'query']) }]
      }),
    ),
  }
}

/** Its validator is compiled once, however many sites are read. */
const schemaFor = once(configSchema)

function readChecked(file: string, schema: ConfigSchema, access: FileAccess): CheckedConfig {
  if (!isThere(file, access))
    return {
      written: undefined,
      text: '',
      placeOf: () => ({ line: 1, column: 1 }),
      scalarAt: () => ({ line: 1, column: 1, source: '' }),
    }
  const { text, document } = readYamlValues(file, configFile, repositoryRoot(dirname(file), access), access)
  keepAsWritten(document)
  const mistakes = [...checkConfig(document, text, schema), ...moreMistakes(document, text)]
  if (mistakes.length > 0) throw new SetupError({ code: 'invalid-config', configFile, mistakes })
  return {
    written: (document.toJS() as WrittenConfig | null) ?? {},
    text,
    placeOf: (path, isKey = false) => placeIn(document, text, path, isKey),
    scalarAt: (path) => writtenText(document, text, path),
  }
}

/** The schemas of collections by name, from their files, too. */
function readSchemas(
  { root, access }: ConfigLocation,
  { collections }: WrittenConfig,
  placeOf: CheckedConfig['placeOf'],
): { of: Map<string, object>; mistakes: ConfigMistake[] } {
  const mistakes: ConfigMistake[] = []
  const report: ReportMistake = (kind, path, value, { isKey = false, ...place } = {}) =>
    void mistakes.push({ kind, ...placeOf(path, isKey), path: path.join('.'), value, known: [], ...place })
  const of = Object.entries(collections ?? {}).flatMap(([name, settings]): [string, object][] => {
    const schema = settings?.schema
    const read = schema === undefined ? null : readSchema(root, ['collections', name, 'schema'], schema, report, access)
    return read ? [[name.toLowerCase(), read]] : []
  })
  return { of: new Map(of), mistakes }
}

/** How names in lower case are written in the file; of two the last counts. */
function keysOf(members: object | null | undefined): Map<string, string> {
  return new Map(Object.keys(members ?? {}).map((key) => [key.toLowerCase(), key]))
}

/** A `mdsplice.yml` as it is written, and what is behind it. */
interface Sources {
  schema: Setting
  /** Undefined where there is no such file. */
  written: Readonly<Record<string, unknown>> | undefined
  /** `theme.language` of the generator's configuration. */
  themeLanguage: string | undefined
  /** That configuration, as the user knows it; null where there is none. */
  configName: string | null
  placeOf(path: readonly string[]): TextPlace
}

/** Where a setting comes from: `mdsplice.yml:LINE`, the generator's configuration or `default`. */
function originOf(path: readonly string[], { schema, written, themeLanguage, configName, placeOf }: Sources): string {
  const [name] = path
  const own = writtenPath(schema, written, path) ?? (name === 'messages' && writtenPath(schema, written, ['language']))
  if (own) return `${configFile}:${placeOf(own).line}`
  const isThemed = name === 'language' || (name === 'messages' && written !== undefined)
  return isThemed && themeLanguage !== undefined && configName !== null ? configName : 'default'
}

/** The path of a setting as it is written: that of its mapping, where it is in place of that. */
function writtenPath(schema: Setting, written: unknown, path: readonly string[]): string[] | undefined {
  let setting: Setting | undefined = schema
  let value = written
  const keys: string[] = []
  for (const key of path) {
    const isAlone = setting?.[shorthand] === key && value !== undefined && value !== null && !isMapping(value)
    setting = setting && memberOf(setting, key)
    if (isAlone) continue
    if (!isMapping(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
    keys.push(key)
  }
  return keys
}

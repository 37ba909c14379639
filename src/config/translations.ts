import { isMap, isScalar, isSeq } from 'yaml'
import { resolveAlias, sourceOf, writtenText, type SettingsFile } from './generator/inherited.ts'

/** The language of a page, and what the page is called in every language. */
export interface Translation {
  /** Its locale as the site's configuration has it: `nl`, `pt-BR`. */
  language: string
  /** The path without the language, relative to the docs directory: `rules/a.md` of `rules/a.nl.md` and `nl/rules/a.md`. */
  path: string
  /** Whether the file's own path says the language; one that does not is in the site's default language. */
  isMarked: boolean
}

/** What a site with a page for each language says of them: the settings of the plugin mkdocs-static-i18n. */
export interface Translations {
  /** Where the language is: at the end of a file's name, or as the first folder. */
  structure: 'suffix' | 'folder'
  /** The locale of pages that name none. */
  defaultLanguage: string
  /** All locales of the configuration, in its order. */
  languages: readonly string[]
  /** Those that are built. */
  built: readonly string[]
  /** Whether a page replaces a translation that is missing. */
  fallsBack: boolean
  /** The language of a page, by its path relative to the docs directory. */
  of(path: string): Translation
}

/** What the plugin takes for a locale also where its settings do not name it (`RE_LOCALE` of its config.py, 1.3.1). */
const anyLocale = /^(?:[a-z]{2}(?:-[A-Za-z]{4})?(?:-[A-Z]{2})?|[a-z]{2}_[A-Z]{2})$/

/**
 * Reads the settings of mkdocs-static-i18n (its config.py, suffix.py and folder.py, 1.3.1).
 *
 * @param files as `readInherited` gives them, all of them
 * @returns null where the site does not have the plugin, or its settings are none that it can build with
 */
export function readTranslations(files: readonly SettingsFile[]): Translations | null {
  const settings = pluginSettings(resolveAlias(sourceOf(files, 'plugins').pair?.value))
  if (!settings || isOff(settings('enabled'))) return null
  const languages = itemsOf(settings.at('languages')).map(settingsOf)
  const locales = languages.flatMap((language) => language('locale') ?? [])
  const only = settings('build_only_locale')
  const first = languages.find((language) => /^(?:true|yes|on)$/i.test(language('default') ?? ''))
  const defaultLanguage = only ?? first?.('locale')
  if (defaultLanguage === undefined) return null
  const structure = settings('docs_structure') === 'folder' ? 'folder' : 'suffix'
  const known = new Set(locales)
  const isLocale = (text: string): boolean => known.has(text) || anyLocale.test(text)
  const split = structure === 'folder' ? splitFolder : splitSuffix
  const built = languages
    .filter((language) => !isOff(language('build')))
    .flatMap((language) => language('locale') ?? [])
  return {
    structure,
    defaultLanguage,
    languages: locales,
    built: only === undefined ? built : [only],
    fallsBack: !isOff(settings('fallback_to_default')),
    of: (path) => split(path, isLocale) ?? { language: defaultLanguage, path, isMarked: false },
  }
}

function isOff(value: string | undefined): boolean {
  return /^(?:false|no|off)$/i.test(value ?? '')
}

function splitSuffix(path: string, isLocale: (text: string) => boolean): Translation | undefined {
  const extension = path.lastIndexOf('.')
  const stem = path.slice(0, Math.max(extension, 0))
  const suffix = stem.lastIndexOf('.')
  const language = stem.slice(suffix + 1)
  // A file that is called `.nl.md` has no name without its language.
  const hasName = suffix > stem.lastIndexOf('/') + 1
  return hasName && isLocale(language)
    ? { language, path: stem.slice(0, suffix) + path.slice(extension), isMarked: true }
    : undefined
}

function splitFolder(path: string, isLocale: (text: string) => boolean): Translation | undefined {
  const end = path.indexOf('/')
  const language = path.slice(0, Math.max(end, 0))
  return isLocale(language) ? { language, path: path.slice(end + 1), isMarked: true } : undefined
}

/** Reads settings of one mapping as text. */
interface TextSettings {
  (name: string): string | undefined
  at(name: string): unknown
}

function settingsOf(node: unknown): TextSettings {
  const at = (name: string): unknown => (isMap(node) ? resolveAlias(node.get(name, true)) : undefined)
  return Object.assign((name: string) => writtenText(at(name)), { at })
}

function itemsOf(node: unknown): unknown[] {
  return isSeq(node) ? node.items.map(resolveAlias) : []
}

/** The settings of the plugin `i18n`, where the list or the mapping of plugins has it. */
function pluginSettings(plugins: unknown): TextSettings | undefined {
  const maps = isMap(plugins) ? [plugins] : itemsOf(plugins)
  const pairs = maps.flatMap((map) => (isMap(map) ? map.items : []))
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === 'i18n')
  return pair && settingsOf(resolveAlias(pair.value))
}

import { join } from 'node:path'
import { isMap } from 'yaml'
import { configFile } from './file-names.ts'
import { onDisk, type FileAccess } from '../files/file-access.ts'
import { isThere } from '../files/read-text.ts'
import { readInherited } from './generator/inherited.ts'
import { namedSite } from './generator/mkdocs-config.ts'
import { isLanguage, languageNames, type Language } from '../report/messages/language-names.ts'

/** What a site says of languages. */
export interface LanguageSettings {
  /** Whether there is a `mdsplice.yml`, whatever it says. */
  isConfigured: boolean
  /** Its settings, unchecked. */
  language?: unknown
  messages?: unknown
  /** `theme.language` of the generator's configuration. */
  themeLanguage: string | undefined
}

/**
 * The language of what is put into pages, and that of messages. Pages follow the theme, and are Dutch as the default
 * collections are; a site without a configuration gives no language for its editors, so messages are in English.
 */
export function languagesOf({ isConfigured, language, messages, themeLanguage }: LanguageSettings): {
  language: Language
  messages: Language
} {
  const said = knownLanguage(language) ?? themed(themeLanguage)
  return { language: said ?? 'nl', messages: knownLanguage(messages) ?? (isConfigured ? said : undefined) ?? 'en' }
}

/**
 * The language of what is put into the pages of a locale: its own where mdsplice has texts in it.
 *
 * @param written `language` in `mdsplice.yml`, which counts for all others
 */
export function languageOfLocale(locale: string, written: unknown): Language {
  return namedBy(locale) ?? knownLanguage(written) ?? 'en'
}

function knownLanguage(language: unknown): Language | undefined {
  return isLanguage(language) ? language : undefined
}

function themed(language: string | undefined): Language | undefined {
  return language === undefined ? undefined : (namedBy(language) ?? 'en')
}

function namedBy(locale: string): Language | undefined {
  const [code] = /^[a-z]*/.exec(locale.toLowerCase()) ?? []
  return languageNames.find((name) => name === code)
}

/**
 * The language in which to say why a site cannot be read, when its configuration is perhaps the reason: what can be read
 * of it counts.
 *
 * @param cwd absolute path of the folder in which the generator's configuration is looked for
 * @param siteConfig another one, relative to `cwd`
 * @param allowOutside as `readInherited` takes it
 */
export function readMessageLanguage(
  cwd: string,
  siteConfig: string | undefined,
  allowOutside = false,
  access = onDisk,
): Language {
  const { folder, config: found } = namedSite(cwd, siteConfig, access)
  const own = join(folder, configFile)
  const themeLanguage = found === undefined ? undefined : settingIn(found, ['theme', 'language'], allowOutside, access)
  return languagesOf({
    isConfigured: isThere(own, access),
    language: settingIn(own, ['language'], false, access),
    messages: settingIn(own, ['messages'], false, access),
    themeLanguage: typeof themeLanguage === 'string' ? themeLanguage : undefined,
  }).messages
}

function settingIn(file: string, path: readonly string[], allowOutside: boolean, access: FileAccess): unknown {
  let settings: unknown
  try {
    for (const { contents } of readInherited(file, file, allowOutside, access)) settings ??= contents
  } catch {
    // What could be read counts.
  }
  return isMap(settings) ? settings.getIn(path) : undefined
}

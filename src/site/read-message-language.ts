import { dirname, join, resolve } from 'node:path'
import { isMap } from 'yaml'
import type { Language } from '../types.ts'
import { languagesOf } from './languages.ts'
import { readInherited } from './read-inherited.ts'
import { findConfig } from './read-mkdocs-config.ts'
import { isThere } from './read-text.ts'
import { configFile } from './site-files.ts'

/**
 * The language in which to say why a site cannot be read, when its configuration is perhaps the reason: what can be read
 * of it counts.
 *
 * @param cwd absolute path of the folder in which `mkdocs.yml` is looked for
 * @param mkdocsConfig another `mkdocs.yml`, relative to `cwd`
 * @param allowOutside as `readInherited` takes it
 */
export function readMessageLanguage(cwd: string, mkdocsConfig: string | undefined, allowOutside = false): Language {
  const mkdocs = mkdocsConfig === undefined ? findConfig(cwd) : resolve(cwd, mkdocsConfig)
  const own = join(mkdocs === undefined ? cwd : dirname(mkdocs), configFile)
  const themeLanguage = mkdocs === undefined ? undefined : settingIn(mkdocs, ['theme', 'language'], allowOutside)
  return languagesOf({
    isConfigured: isThere(own),
    language: settingIn(own, ['language']),
    messages: settingIn(own, ['messages']),
    themeLanguage: typeof themeLanguage === 'string' ? themeLanguage : undefined,
  }).messages
}

function settingIn(file: string, path: readonly string[], allowOutside = false): unknown {
  let settings: unknown
  try {
    for (const { contents } of readInherited(file, file, allowOutside)) settings ??= contents
  } catch {
    // What could be read counts.
  }
  return isMap(settings) ? settings.getIn(path) : undefined
}

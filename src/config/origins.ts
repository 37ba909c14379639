import { configFile } from './file-names.ts'
import { isMapping, memberOf, shorthand, type Setting } from './setting.ts'
import type { TextPlace } from '../core/yaml/parse.ts'

/** A `mdsplice.yml` as it is written, and what stands behind it. */
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
export function originOf(
  path: readonly string[],
  { schema, written, themeLanguage, configName, placeOf }: Sources,
): string {
  const [name] = path
  const own = writtenPath(schema, written, path) ?? (name === 'messages' && writtenPath(schema, written, ['language']))
  if (own) return `${configFile}:${placeOf(own).line}`
  const isThemed = name === 'language' || (name === 'messages' && written !== undefined)
  return isThemed && themeLanguage !== undefined && configName !== null ? configName : 'default'
}

/** The path of a setting as it is written: that of its mapping, where it stands in place of that. */
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

import { posix } from 'node:path'
import { settingNames } from '../config/config-files.ts'
import type { Site } from './site.ts'

/**
 * The files that are no pages and count for every page: configurations, and what these name. Relative to the folder of
 * `mkdocs.yml`; they need not be there.
 */
export function settingFiles({
  config,
  configFiles,
  markdown,
}: Pick<Site, 'config' | 'configFiles' | 'markdown'>): string[] {
  const named = [...configFiles, ...config.files, ...(config.definitions.files ?? markdown?.appended ?? [])]
  return [...settingNames, ...named.map((file) => posix.normalize(file))]
}

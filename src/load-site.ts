import { configurableRules } from './report/rules.ts'
import { readSite } from './site/read-site.ts'
import type { Site } from './site/read-site.ts'

/**
 * Reads a whole site and its configuration.
 *
 * @param cwd absolute path of the folder in which `mkdocs.yml` is looked for
 * @param configFile another `mkdocs.yml`, relative to `cwd`
 * @param allowOutside as `locateSite` takes it
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function loadSite(cwd: string, configFile?: string, allowOutside = false): Site {
  return readSite(cwd, configFile, configurableRules, allowOutside)
}

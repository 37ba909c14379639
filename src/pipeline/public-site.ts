import { schemaNames } from '../listings/check-settings.ts'
import type { Page } from '../site/page.ts'
import { readSite, type Site as WholeSite } from '../site/site.ts'

/** A site that was read: what programs can rely on of all that mdsplice knows of it. Paths are absolute. */
export interface Site {
  /** The folder of the site's configuration. */
  readonly root: string
  readonly docsDir: string
  /** In file order. */
  readonly pages: readonly Page[]
}

/**
 * Reads a whole site and its configuration.
 *
 * @param cwd absolute path of the folder in which the site's configuration is looked for
 * @param configFile another configuration of the site, relative to `cwd`
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function loadSite(cwd: string, configFile?: string): Site {
  return readSite({ cwd, configFile }, schemaNames)
}

/** All that is known of a site that `loadSite` gave. */
export function wholeSite(site: Site): WholeSite {
  if (!('config' in site)) throw new TypeError('`site` is to be what `loadSite` gives')
  return site as WholeSite
}

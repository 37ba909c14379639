import { configurableRules } from './report/rules.ts'
import { rootOf } from './site/read-inputs.ts'
import { readPages, readSettings } from './site/read-site.ts'
import type { Site } from './site/read-site.ts'
import { SettingsDigest } from './site/settings-digest.ts'
import { isInShard } from './site/shards.ts'
import { witnessed } from './site/witness.ts'
import type { Shard } from './types.ts'

/** One shard of a site. */
export interface SiteShard {
  /** With the pages and other files of the shard alone. */
  site: Site
  shard: Shard
  /** Stands for the configuration and all files that it names. */
  settings: string
}

/**
 * Reads one shard of a site, and its configuration.
 *
 * @param cwd absolute path of the folder in which `mkdocs.yml` is looked for
 * @param configFile another `mkdocs.yml`, relative to `cwd`
 * @param allowOutside as `locateSite` takes it
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function loadShard(cwd: string, configFile: string | undefined, shard: Shard, allowOutside = false): SiteShard {
  const digest = new SettingsDigest(rootOf(cwd, configFile))
  const settings = witnessed(digest, () => readSettings(cwd, configFile, configurableRules, allowOutside))
  return { site: readPages(settings, (path) => isInShard(shard, path)), shard, settings: String(digest) }
}

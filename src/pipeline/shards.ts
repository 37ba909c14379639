import { SettingsDigest } from '../config/config-files.ts'
import { comparePaths } from '../core/paths.ts'
import { directiveFinder, type FindDirectives } from '../directives/find-directives.ts'
import { contentOf } from '../directives/site-queries.ts'
import { onDisk } from '../files/file-access.ts'
import { rootOf } from './incremental/cache-inputs.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { fingerprintOf } from '../rules/reviewed-references.ts'
import { firstHeadingOf, titleOf } from '../site/computed-fields.ts'
import type { Page } from '../site/page.ts'
import { indexEntry, indexText } from '../site/shards/index-lines.ts'
import { readIndexes } from '../site/shards/read-indexes.ts'
import { isInShard, type Outline, type Shard } from '../site/shards/shard.ts'
import { readPages, readSettings, type Site, type SiteOptions } from '../site/site.ts'

/** One shard of a site. */
export interface SiteShard {
  /** With the pages and other files of the shard alone. */
  site: Site
  shard: Shard
  /** A digest of the configuration and all files that it names. */
  settings: string
}

/**
 * Reads one shard of a site, and its configuration.
 *
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function loadShard(options: SiteOptions, shard: Shard): SiteShard {
  const { cwd, configFile, access = onDisk } = options
  const digest = new SettingsDigest(rootOf(cwd, configFile))
  const settings = readSettings({ ...options, access: { ...access, recorder: digest } }, schemaNames)
  // The pages do not count for it.
  const site = readPages({ ...settings, access }, (path) => isInShard(shard, path))
  return { site, shard, settings: digest.toString() }
}

/**
 * Reads the pages of a shard, and gives its index.
 *
 * @param cwd absolute path of the folder in which the site's configuration is looked for
 * @param configFile another configuration of the site, relative to `cwd`
 * @param allowOutside as `locateSite` takes it
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function indexShard(cwd: string, configFile: string | undefined, shard: Shard, allowOutside = false): string {
  return indexOf(loadShard({ cwd, configFile, allowOutside }, shard))
}

/** What pages of other shards can see of those of a shard, and nothing else. */
function indexOf({ site, shard, settings }: SiteShard): string {
  const find = directiveFinder(site)
  return indexText(
    settings,
    shard,
    site.pages.map((page) => ({ ...page, outline: outlineOf(page, find, site) })),
  )
}

/** Gives what pages elsewhere can see of a page, as a line of an index. */
export function outlineReader(site: Site): (page: Page) => string {
  const find = directiveFinder(site)
  return (page) => indexEntry({ ...page, outline: outlineOf(page, find, site) })
}

/**
 * The whole site as the pages of a shard see it: those of all other shards are as their indexes describe them.
 *
 * @param cwd absolute path of the folder to which the names of the indexes are relative
 * @param indexes those of all shards
 * @throws SetupError when they do not make up the site
 */
export function withOtherShards(read: SiteShard, cwd: string, indexes: readonly string[]): Site {
  const { site, shard } = read
  const others = readIndexes(cwd, indexes, site, shard, indexOf(read))
  return { ...site, pages: [...site.pages, ...others].sort((a, b) => comparePaths(a.path, b.path)) }
}

function outlineOf(page: Page, find: FindDirectives, { lock, config }: Site): Outline {
  let heading: string | undefined
  // It is asked for where it is the title.
  titleOf(page, () => (heading = firstHeadingOf(page)))
  return {
    ...(heading !== undefined && { heading }),
    ...(lock && { fingerprint: fingerprintOf(contentOf(find, page), config.review) }),
  }
}

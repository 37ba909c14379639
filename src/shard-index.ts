import { directiveFinder } from './find-directives.ts'
import type { FindDirectives } from './find-directives.ts'
import { headingOf } from './indexed-site.ts'
import type { ReadSite } from './indexed-site.ts'
import { loadShard } from './load-shard.ts'
import type { SiteShard } from './load-shard.ts'
import { meaningOf } from './page-meaning.ts'
import { fingerprintOf } from './review/reviewed-references.ts'
import { indexText } from './site/index-lines.ts'
import { comparePaths } from './site/page-order.ts'
import { readIndexes } from './site/read-indexes.ts'
import { titleOf } from './site/title.ts'
import type { Outline, Page, Shard } from './types.ts'

/**
 * Reads the pages of a shard, and gives its index.
 *
 * @param cwd absolute path of the folder in which `mkdocs.yml` is looked for
 * @param configFile another `mkdocs.yml`, relative to `cwd`
 * @param allowOutside as `locateSite` takes it
 * @throws SetupError when there is no site to read, or its configuration has mistakes
 */
export function indexShard(cwd: string, configFile: string | undefined, shard: Shard, allowOutside = false): string {
  return indexOf(loadShard(cwd, configFile, shard, allowOutside))
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

/**
 * The whole site as the pages of a shard see it: those of all other shards are as their indexes tell of them.
 *
 * @param cwd absolute path of the folder to which the names of the indexes are relative
 * @param indexes those of all shards
 * @throws SetupError when they do not make up the site
 */
export function withOtherShards(read: SiteShard, cwd: string, indexes: readonly string[]): ReadSite {
  const { site, shard } = read
  const others = readIndexes(cwd, indexes, site, shard, indexOf(read))
  return { ...site, pages: [...site.pages, ...others].sort((a, b) => comparePaths(a.path, b.path)) }
}

function outlineOf(page: Page, find: FindDirectives, { lock, config }: ReadSite): Outline {
  let heading: string | undefined
  // It is asked for where it is the title.
  titleOf(page, () => (heading = headingOf(page)))
  return {
    ...(heading !== undefined && { heading }),
    ...(lock && { fingerprint: fingerprintOf(meaningOf({ find }, page), config.review) }),
  }
}

import { join, resolve } from 'node:path'
import { posixRelative } from '../core/paths.ts'
import { createSiteQueries, type SiteQueries } from '../directives/site-queries.ts'
import { isPage } from '../files/file-names.ts'
import { onDisk } from '../files/file-access.ts'
import { contains, realPath } from '../files/path-boundary.ts'
import { readSelection } from '../files/selection.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { SetupError } from '../report/setup-error.ts'
import type { RunOptions } from './run-options.ts'
import { loadShard, withOtherShards } from './shards.ts'
import { affectedSince } from './since.ts'
import { siteContext, type SiteContext } from './site-context.ts'
import { frontMatterRules } from '../site/front-matter.ts'
import { newPath } from '../site/index/new-names.ts'
import type { Page } from '../site/page.ts'
import { readRenames } from '../site/renames.ts'
import { replacePages } from '../site/replace-pages.ts'
import { readSite, toPage, type Site } from '../site/site.ts'
import { isMdx } from '../files/file-names.ts'

/** A site that was read, and the pages of it to which writing and reporting are limited. */
export interface SelectedPages {
  context: SiteContext
  pages: readonly Page[]
  /** Whether what is found in a file is to be reported; its path is relative to the docs directory. */
  isSelected(path: string): boolean
}

/**
 * Reads a site, or one shard of it, and finds the pages to which a run is limited.
 *
 * @throws SetupError when there is no site, or a limit names something that is not there
 */
export function readSelected(options: RunOptions, access = onDisk): SelectedPages {
  const { cwd, configFile, allowOutside, verb, part, onProgress, force = false } = options
  const onRead = (read: number, files: number): void => onProgress?.('read', read, files)
  const shard = part && loadShard({ cwd, configFile, allowOutside, access }, part.shard)
  const { site, isSelected, known } = limit(
    shard?.site ?? readSite({ cwd, configFile, allowOutside, access, onRead }, schemaNames),
    options,
  )
  const queries = known ?? createSiteQueries(shard ? withOtherShards(shard, cwd, part?.indexes ?? []) : site)
  const pages = site.pages.filter(({ path }) => isSelected(path))
  return { context: siteContext(site, queries, { verb, force }), pages, isSelected }
}

interface LimitedSite extends Pick<SelectedPages, 'isSelected'> {
  /** With the page that came in from elsewhere. */
  site: Site
  /** Its queries, where they were asked for the limit. */
  known?: SiteQueries
}

function limit(site: Site, { cwd, paths = [], since, input }: RunOptions): LimitedSite {
  if (input) return limitToInput(site, resolve(cwd, input.path), input)
  const isNamed = selectionOf(site, cwd, paths)
  if (since === undefined) return { site, isSelected: isNamed }
  const known = createSiteQueries(site)
  const isAffected = affectedSince(site, since, { queries: known })
  return { site, known, isSelected: (path) => isNamed(path) && isAffected(path) }
}

/** Of a path at which there is nothing the error has the new name; a page that is not read is an error, too. */
function selectionOf(site: Site, cwd: string, paths: readonly string[]): (path: string) => boolean {
  const unread = paths.find(
    (path) => isMdx(path) && site.otherFiles.includes(posixRelative(site.docsDir, resolve(cwd, path))),
  )
  if (unread !== undefined) throw new SetupError({ code: 'unread-page', path: unread })
  try {
    return readSelection(cwd, site.docsDir, paths)
  } catch (error) {
    if (!(error instanceof SetupError) || error.problem.code !== 'unknown-path') throw error
    const { path } = error.problem
    const now = newPath(readRenames(site), posixRelative(site.docsDir, resolve(cwd, path)))
    throw now === null
      ? error
      : new SetupError({ code: 'unknown-path', path, now: posixRelative(cwd, join(site.docsDir, now)) })
  }
}

function limitToInput(site: Site, file: string, { path: shown, text }: { path: string; text: string }): LimitedSite {
  const path = pathIn(site.docsDir, file)
  if (path === null || !isPage(path)) throw new SetupError({ code: 'no-page', path: shown })
  const page = toPage(path, text, frontMatterRules(site.config))
  return { site: replacePages(site, new Map([[path, page]])), isSelected: (candidate) => candidate === path }
}

/** The path of a file below the docs directory, also where one of the two is reached through a link; null outside. */
function pathIn(docsDir: string, file: string): string | null {
  if (contains(docsDir, file)) return posixRelative(docsDir, file)
  try {
    const [realDocs, real] = [realPath(docsDir), realPath(file)]
    return contains(realDocs, real) ? posixRelative(realDocs, real) : null
  } catch {
    // Links in a circle, or a folder that cannot be entered.
    return null
  }
}

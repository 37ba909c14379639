import { dirname, join, resolve } from 'node:path'
import type { VFile } from 'vfile'
import { findSiteFolder } from '../config/generator/mkdocs-config.ts'
import { readMessageLanguage } from '../config/languages.ts'
import { createSiteQueries, type SiteQueries } from '../directives/site-queries.ts'
import type { Expansion } from './expand-page.ts'
import { readMergeSides } from '../files/git/merge-sides.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { severitiesOf } from '../report/rules.ts'
import { SetupError } from '../report/setup-error.ts'
import { setupMessage } from '../report/setup-messages.ts'
import type { Page } from '../site/page.ts'
import { readSite, type Site } from '../site/site.ts'

/** What the pages of a site are expanded with. */
export interface SiteContext {
  site: Site
  expansion: Expansion
  /** By path relative to the docs directory. */
  pages: ReadonlyMap<string, Page>
}

/** Puts together what the pages of a site are expanded with. */
export function siteContext(site: Site, queries: SiteQueries, task: Pick<Expansion, 'verb' | 'force'>): SiteContext {
  const { verb, force } = task
  const pages = new Map(site.pages.map((page) => [page.path, page]))
  return {
    site,
    expansion: {
      queries,
      verb,
      force,
      severities: severitiesOf(site.config.rules),
      readFindings: site.findings,
      pageAt: (path) => pages.get(path),
      versionsOf: ({ path }) => readMergeSides(join(site.docsDir, path), site.access),
    },
    pages,
  }
}

/** What the pages of a site are written with, edited listings left as they are. */
export function writingContext(site: Site): SiteContext {
  return siteContext(site, createSiteQueries(site), { verb: 'write', force: false })
}

/** By folder. remark-cli makes a new processor for each file, so no processor can keep them. */
const known = new Map<string, SiteContext>()

/**
 * The site around a file: the nearest configuration above it, of a generator or of mdsplice, says where it is, else the
 * `docs` folder of the working directory is it. Each site is read once.
 *
 * @throws VFileMessage when there is none, or its configuration has mistakes
 */
export function siteAround(file: VFile): SiteContext {
  const folder = findSiteFolder(resolve(file.cwd, file.path ? dirname(file.path) : '.')) ?? file.cwd
  try {
    const context = known.get(folder) ?? writingContext(readSite({ cwd: folder }, schemaNames))
    known.set(folder, context)
    return context
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    const { problem } = error
    const said = problem.code === 'no-site' ? { ...problem, code: 'no-site-around' as const } : problem
    return file.fail(setupMessage(said, readMessageLanguage(folder, undefined)), { source: 'mdsplice' })
  }
}

import { dirname, resolve } from 'node:path'
import type { VFile } from 'vfile'
import { readMessageLanguage } from '../config/languages.ts'
import { findSiteFolder } from '../config/mkdocs-config.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { createSiteQueries, type SiteQueries } from '../directives/site-queries.ts'
import { severitiesOf, type Severities } from '../report/rules.ts'
import { SetupError } from '../report/setup-error.ts'
import { setupMessage } from '../report/setup-messages.ts'
import { readSite, type Site } from '../site/site.ts'

/** A site that was read, with what its pages are expanded by. */
export interface PreparedSite {
  site: Site
  answers: SiteQueries
  severities: Severities
}

/** Prepares a site once for all files of it. */
export function prepareSite(site: Site): PreparedSite {
  return { site, answers: createSiteQueries(site), severities: severitiesOf(site.config.rules) }
}

/** By folder. remark-cli makes a new processor for each file, so no processor can keep them. */
const known = new Map<string, PreparedSite>()

/**
 * The site around a file: the nearest `mkdocs.yml` or `mdsplice.yml` above it says where it is, else the `docs` folder of
 * the working directory is it. Each site is read once.
 *
 * @throws VFileMessage when there is none, or its configuration has mistakes
 */
export function siteAround(file: VFile): PreparedSite {
  const folder = findSiteFolder(resolve(file.cwd, file.path ? dirname(file.path) : '.')) ?? file.cwd
  try {
    const site = known.get(folder) ?? prepareSite(readSite({ cwd: folder }, schemaNames))
    known.set(folder, site)
    return site
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    const { problem } = error
    const said = problem.code === 'no-site' ? { ...problem, code: 'no-site-around' as const } : problem
    return file.fail(setupMessage(said, readMessageLanguage(folder, undefined)), { source: 'mdsplice' })
  }
}

import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { comparePaths } from '../core/paths.ts'
import { isThere } from '../files/read-text.ts'
import type { Finding } from '../report/finding.ts'
import type { FrontMatterRules } from './front-matter.ts'
import type { Page } from './page.ts'
import { readPage, type Site } from './site.ts'

/** A page and what is wrong with its file; a null page when it cannot be read. */
export interface ReplacedPage {
  page: Page | null
  findings: readonly Finding[]
}

/**
 * A site with some pages replaced. All others are the same objects as before, so that one can see
 * what differs.
 *
 * @param replaced by path relative to the docs directory
 */
export function replacePages<Given extends Pick<Site, 'pages' | 'findings'>>(
  site: Given,
  replaced: ReadonlyMap<string, ReplacedPage>,
): Given {
  const added = new Map(replaced)
  const pages: Page[] = []
  for (const page of site.pages) {
    const other = replaced.get(page.path)
    added.delete(page.path)
    if (!other) pages.push(page)
    else if (other.page) pages.push(other.page)
  }
  for (const { page } of added.values()) if (page) pages.push(page)
  if (added.size > 0) pages.sort((a, b) => comparePaths(a.path, b.path))
  const findings = new Map(site.findings)
  for (const [path, { findings: found }] of replaced) {
    if (found.length > 0) findings.set(path, [...found])
    else findings.delete(path)
  }
  return { ...site, pages, findings }
}

/**
 * Reads a page whose file has changed, or is gone.
 *
 * @param path relative to the docs directory
 */
export function readPageAgain(
  site: Pick<Site, 'docsDir' | 'access'>,
  path: string,
  rules: FrontMatterRules,
): ReplacedPage {
  return isThere(join(site.docsDir, path), site.access) ? readPage(site, path, rules) : { page: null, findings: [] }
}

/** Whether a link is on the way from the docs directory to a page, or is that page. */
export function isReachedByLink(docsDir: string, path: string): boolean {
  const file = join(docsDir, path)
  return existsSync(file) && realpathSync(file) !== join(realpathSync(docsDir), path)
}

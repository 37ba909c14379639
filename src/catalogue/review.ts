import { lockFile } from '../config/file-names.ts'
import { createSiteQueries } from '../directives/site-queries.ts'
import { readSelection } from '../files/selection.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { lockKey } from '../rules/reviewed-references.ts'
import { lockText } from '../site/lock-file.ts'
import { readSite, type SiteOptions } from '../site/site.ts'
import { writeNamedFile } from '../write/named-files.ts'

/** Which references are accepted as they are. */
export interface ReviewOptions extends SiteOptions {
  /** Pages, folders and globs, relative to `cwd`, whose references were reviewed; none means all pages. */
  paths: readonly string[]
}

/**
 * Writes down that the references of pages were reviewed: what the pages that they name say now is what was meant.
 *
 * @returns how many references these are
 * @throws SetupError when there is no site, or the lock file cannot be read or written
 */
export function review({ paths, ...options }: ReviewOptions): number {
  const site = readSite(options, schemaNames)
  const isSelected = readSelection(options.cwd, site.docsDir, paths)
  const queries = createSiteQueries(site)
  const selected = site.pages.filter(({ path }) => isSelected(path)).flatMap(queries.references)
  const others = site.pages.filter(({ path }) => !isSelected(path)).flatMap(queries.references)
  const lock = new Map<string, string>()
  // What no page refers to any more is left out.
  for (const reference of others) {
    const earlier = site.lock?.get(lockKey(reference))
    if (earlier !== undefined) lock.set(lockKey(reference), earlier)
  }
  for (const reference of selected) lock.set(lockKey(reference), queries.fingerprint(reference.target))
  writeNamedFile(site.root, lockFile, lockText(lock))
  return new Set(selected.map(lockKey)).size
}

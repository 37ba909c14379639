import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { CanonicalName } from './fields.ts'
import { readPage } from './read-site.ts'
import type { ReplacedPage } from './replace-pages.ts'

/**
 * Reads a page whose file has changed, or is gone.
 *
 * @param path relative to the docs directory
 */
export function readPageAgain(docsDir: string, path: string, canonical: CanonicalName): ReplacedPage {
  return existsSync(join(docsDir, path)) ? readPage(docsDir, path, canonical) : { page: null, findings: [] }
}

/** Whether a link stands on the way from the docs directory to a page, or is that page. */
export function isReachedByLink(docsDir: string, path: string): boolean {
  const file = join(docsDir, path)
  return existsSync(file) && realpathSync(file) !== join(realpathSync(docsDir), path)
}

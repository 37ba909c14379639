import { join } from 'node:path'
import { posixRelative } from '../core/paths.ts'
import type { Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/**
 * Says where pages are, as an answer on the command line has it: as a POSIX path relative to the working directory. A page
 * stands below the docs folder, a record anywhere below the folder of the configuration.
 *
 * @param cwd absolute
 */
export function shownPathFrom(cwd: string, { root, docsDir }: Site): (page: Pick<Page, 'path' | 'record'>) => string {
  return ({ path, record }) => posixRelative(cwd, join(record ? root : docsDir, path))
}

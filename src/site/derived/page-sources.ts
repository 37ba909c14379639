import { join } from 'node:path'
import { navPositions } from './nav-order.ts'
import { lazy } from '../../core/memoize.ts'
import { datesOf, type FileDates } from '../../files/git/history.ts'
import { realPath } from '../../files/path-boundary.ts'
import { plainPath, type Page } from '../page.ts'
import type { Site } from '../site.ts'

/** What is known of pages besides what they say. */
export interface PageSources {
  /** The position of a page in the navigation, from 1; undefined when it is not in it. */
  positionOf(page: Page): number | undefined
  /**
   * When the file of a page was created and changed; null when it was never committed.
   *
   * @throws SetupError when git cannot say it
   */
  datesOf(page: Page): FileDates | null
}

/** What is known of the pages of a site, read when it is first asked for. */
export function pageSources(site: Site): PageSources {
  const positions = lazy(() => navPositions(site))
  const places = lazy(() => {
    const { read, docsDir, root } = site.history
    return { history: read(), docsDir: realPath(docsDir), root: realPath(root) }
  })
  return {
    positionOf: (page) => positions().get(plainPath(page)),
    datesOf({ path, record }) {
      const { history, docsDir, root } = places()
      return datesOf(history, record ? join(root, record.file.path) : join(docsDir, site.links.get(path) ?? path))
    },
  }
}

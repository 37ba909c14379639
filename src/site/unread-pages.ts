import { globTest } from '../core/patterns/glob.ts'
import type { Collection } from '../config/settings.ts'
import { once } from '../core/memoize.ts'
import { isMdx } from '../files/file-names.ts'
import type { Site } from './site.ts'

/** What a site has instead of pages of an empty collection. */
export interface InsteadOfPages {
  /** How many `.mdx` files would be its pages if they were read. */
  unread: number
  /** The folders at the top of the site that have pages. */
  folders: readonly string[]
}

/** For each site: each collection is asked about once, however many directives list it. */
const asked = new WeakMap<Site, (collection: Collection) => InsteadOfPages>()

/** Looks for what a collection without pages was probably meant to list. */
export function insteadOfPages(site: Site, collection: Collection): InsteadOfPages {
  const answer = asked.get(site) ?? finder(site)
  asked.set(site, answer)
  return answer(collection)
}

function finder({ pages, otherFiles }: Site): (collection: Collection) => InsteadOfPages {
  const inFolders = pages.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : []))
  const folders = [...new Set(inFolders)].sort()
  const candidates = otherFiles.filter(isMdx)
  return once(({ pages: globs, exclude }) => {
    const isMember = globTest([...globs, ...exclude.map((glob) => `!${glob}`)])
    return { unread: candidates.filter((path) => isMember(path) || isMember(path.slice(0, -1))).length, folders }
  })
}

import { join } from 'node:path'
import { createSiteQueries } from '../../src/directives/site-queries.ts'
import type { KnownSite } from '../../src/editor/known-site.ts'
import { schemaNames } from '../../src/listings/check-settings.ts'
import { readSite } from '../../src/site/site.ts'
import { fixtures } from '../mini-site.ts'

/** The site of a fixture as an editor knows it. */
export function knownFixture(name: string): KnownSite {
  return knownSite(join(fixtures, name))
}

/** The site in a folder as an editor knows it. */
export function knownSite(cwd: string): KnownSite {
  const site = readSite({ cwd }, schemaNames)
  return { site, queries: createSiteQueries(site) }
}

/** A text without the `¦` that marks its cursor, and where that was. */
export function marked(text: string): { text: string; offset: number } {
  const offset = text.indexOf('¦')
  if (offset === -1) throw new RangeError(`No cursor in ${text}`)
  return { text: text.replace('¦', ''), offset }
}

import type { ReadSite } from './indexed-site.ts'
import { factNames } from './types.ts'

/** The names of all fields that a site has: those that its configuration settles, with their aliases, facts, and those of its pages and records. */
export function knownFields({ config, pages, records }: ReadSite): Set<string> {
  const known = new Set(factNames)
  for (const { name, aliases } of config.fields) for (const each of [name, ...aliases]) known.add(each)
  for (const { frontMatter } of [pages, ...records.values()].flat()) for (const name of frontMatter.fields.keys()) known.add(name)
  return known
}

import type { ReadSite } from './indexed-site.ts'
import { factNames } from './types.ts'

/** The names of all fields that a site has: those that its configuration settles, with their aliases, facts, and those of its pages and records. */
export function knownFields(read: ReadSite): Set<string> {
  return new Set([...usedFields(read), ...settledFields(read)])
}

/** Facts, and the fields that pages and records have. */
export function usedFields({ pages, records }: Pick<ReadSite, 'pages' | 'records'>): Set<string> {
  const used = new Set(factNames)
  for (const { frontMatter } of [pages, ...records.values()].flat())
    for (const name of frontMatter.fields.keys()) used.add(name)
  return used
}

/** The fields that a configuration settles, and their aliases. */
export function settledFields({ config }: Pick<ReadSite, 'config'>): string[] {
  return config.fields.flatMap(({ name, aliases }) => [name, ...aliases])
}

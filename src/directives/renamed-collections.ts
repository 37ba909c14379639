import type { Finding } from '../report/finding.ts'
import type { NewName } from '../report/rule-details.ts'
import type { SiteIndex } from '../site/index/site-index.ts'

/** What was found of a directive, with the collection that it means when a folder of that name was renamed. */
export function withNewCollection(index: SiteIndex, finding: Finding): Finding {
  if (finding.rule !== 'unknown-collection') return finding
  const now = newCollection(index, finding.details.name)
  return now ? { ...finding, details: { ...finding.details, now } } : finding
}

/** The one collection in which all pages are now that stood in a folder of this name. */
function newCollection(index: SiteIndex, name: string): NewName | null {
  const { inFolder, to } = index.renames()
  const counts = new Map<string, number>()
  const pages = inFolder(name).flatMap(({ path }) => to.get(path) ?? [])
  for (const page of pages)
    for (const { collection } of index.collectionsOf(page))
      counts.set(collection.name, (counts.get(collection.name) ?? 0) + 1)
  const [only, ...others] = [...counts].filter(([, count]) => count === pages.length)
  return only && others.length === 0 ? { name: only[0], isRename: true } : null
}

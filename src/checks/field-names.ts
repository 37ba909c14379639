import type { CheckedCollection, Checks } from './checked-site.ts'

/** So many times more pages have the field that was meant. */
const oftener = 4

/**
 * `unusual-field`: a field that hardly any page of a collection has, on a page that lacks the one of nearly that name which the
 * others have. Fields that the configuration names are meant.
 */
export const checkFieldNames: Checks = ({ collections, collectionsOf, isConfigured, nearest }) => {
  const usual = new Map([...collections.values()].map((collection) => [collection, usualNames(collection, nearest)]))
  return (page, found) => {
    const { fields } = page.frontMatter
    for (const collection of collectionsOf(page)) {
      for (const { name, key } of fields.values()) {
        const meant = isConfigured(name) ? undefined : usual.get(collection)?.(name)
        if (meant === undefined || fields.has(meant) || found.some(({ span }) => span === key)) continue
        found.push({ rule: 'unusual-field', span: key, details: { field: name, known: [meant] } })
      }
    }
  }
}

/** Gives the field of a collection that is nearest to one that is much rarer. */
function usualNames(
  { pages }: CheckedCollection,
  nearest: (name: string, known: Iterable<string>) => string | undefined,
): (name: string) => string | undefined {
  const counts = new Map<string, number>()
  for (const { frontMatter } of pages) for (const name of frontMatter.fields.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const known = new Map<string, string | undefined>()
  return (name) => {
    if (!known.has(name)) {
      const enough = oftener * (counts.get(name) ?? 0)
      known.set(name, nearest(name, [...counts].flatMap(([other, count]) => (count >= enough ? other : []))))
    }
    return known.get(name)
  }
}

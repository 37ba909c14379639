import { once } from '../core/memoize.ts'
import type { CheckedCollection, Checks } from './checked-site.ts'

/** So many times more pages have the field that was meant. */
const oftener = 4

/**
 * `unusual-field`: a field that hardly any page of a collection has, on a page that lacks the one of nearly that name which the
 * others have. Fields that the configuration names are meant.
 */
export const checkFieldNames: Checks = ({ collectionsOf, isConfigured, nearest }) => {
  const usualName = once((collection: CheckedCollection) => {
    const commonNames = once((count: number) => collection.fields.filter((name) => collection.countOf(name) >= count))
    return once((name: string) => nearest(name, commonNames(oftener * collection.countOf(name))))
  })
  return (page, found) => {
    const { fields } = page.frontMatter
    for (const collection of collectionsOf(page)) {
      for (const { name, key } of fields.values()) {
        const meant = isConfigured(name) ? undefined : usualName(collection)(name)
        if (meant === undefined || fields.has(meant) || found.some(({ span }) => span === key)) continue
        found.push({ rule: 'unusual-field', span: key, details: { field: name, known: [meant] } })
      }
    }
  }
}

import type { Checks } from './checked-site.ts'
import { keyOf } from './place.ts'

/** `missing-field`: a field that the configuration asks of the pages of a collection, missing or empty. */
export const checkRequired: Checks = ({ collections, collectionsOf }) => {
  if ([...collections.values()].every(({ collection }) => collection.demands.required.length === 0)) return null
  return (page, found) => {
    for (const { collection } of collectionsOf(page)) {
      for (const field of collection.demands.required) {
        if ((page.frontMatter.fields.get(field)?.form ?? 'empty') !== 'empty') continue
        const details = { field, collection: collection.name }
        found.push({ rule: 'missing-field', span: keyOf(page, field), details })
      }
    }
  }
}

import { valuesIn } from '../field-values.ts'
import type { Checks } from './checked-site.ts'

/**
 * `dangling-reference`: values of a collection's reference field (`vereiste`) without a page of that name in the
 * collection. A collection without pages has nothing to refer to and is not looked at.
 */
export const checkReferences: Checks = ({ collections }) => {
  const targets = [...collections.values()].filter(({ pages }) => pages.length > 0)
  return (page, found) => {
    for (const { collection, byName } of targets) {
      const { referenceField: field, name } = collection
      for (const { text, start, end } of valuesIn(page, field)) {
        if (text === '' || byName.has(text)) continue
        const details = { field, value: text, collection: name, known: byName.keys() }
        found.push({ rule: 'dangling-reference', span: { start, end }, details })
      }
    }
  }
}

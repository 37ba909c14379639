import type { Finding, Page } from '../types.ts'
import type { SiteIndex } from './site-index.ts'

/**
 * The references of a page that name no page: values of a collection's reference field (`vereiste`) without a page of
 * that name in the collection. A collection without pages has nothing to refer to and is not looked at.
 */
export function danglingReferences(page: Page, index: SiteIndex): Finding[] {
  return [...index.collections.values()].flatMap(({ collection, pages, byName }) => {
    const values = pages.length > 0 ? (page.frontMatter.fields.get(collection.referenceField)?.values ?? []) : []
    return values
      .filter(({ text }) => text !== '' && !byName.has(text))
      .map(({ text, start, end }): Finding => ({
        rule: 'dangling-reference',
        span: { start, end },
        details: { field: collection.referenceField, value: text, collection: collection.name, known: byName.keys() },
      }))
  })
}

import type { Collection, Page } from '../types.ts'
import { isIndex } from './page-order.ts'

/** The collections of a site that has no configuration: folders of these names, wherever they stand. */
export const defaultCollections: readonly Collection[] = [
  defaultCollection('vereisten', 'vereiste', 'Vereiste'),
  defaultCollection('maatregelen', 'maatregel', 'Maatregel'),
  defaultCollection('instrumenten', 'instrument', 'Instrument'),
  defaultCollection('hulpmiddelen', 'hulpmiddel', 'Hulpmiddel'),
]

function defaultCollection(name: string, referenceField: string, label: string): Collection {
  return {
    name,
    referenceField,
    emptyText: `Er zijn geen ${name} gevonden.`,
    columns: [
      { field: 'title', heading: label },
      { field: 'toelichting', heading: 'Uitleg' },
    ],
  }
}

/** Whether a page belongs to a collection: it stands below a folder of that name and is not an index page. */
export function isMember(collection: Collection, page: Page): boolean {
  return !isIndex(page.path) && page.path.split('/').slice(0, -1).includes(collection.name)
}

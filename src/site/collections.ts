import picomatch from 'picomatch'
import type { Collection, SiteConfig } from '../types.ts'
import { isIndex } from './page-order.ts'

type Language = SiteConfig['language']

/** What the Algoritmekader's folders are called, and one page of each. */
const known: Readonly<Record<string, { referenceField: string; label: string }>> = {
  vereisten: { referenceField: 'vereiste', label: 'Vereiste' },
  maatregelen: { referenceField: 'maatregel', label: 'Maatregel' },
  instrumenten: { referenceField: 'instrument', label: 'Instrument' },
  hulpmiddelen: { referenceField: 'hulpmiddel', label: 'Hulpmiddel' },
}

/** The collections of a site that has no configuration: folders of these names, wherever they stand. */
export function defaultCollections(language: Language): Collection[] {
  return Object.keys(known).map((name) => defaultCollection(name, language))
}

/** A collection of which nothing is known but its name. */
export function defaultCollection(name: string, language: Language): Collection {
  const explanation = { field: 'toelichting', heading: { nl: 'Uitleg', en: 'Explanation' }[language] }
  const { referenceField, label } = known[name] ?? {
    referenceField: name,
    label: name.charAt(0).toUpperCase() + name.slice(1),
  }
  return {
    name,
    referenceField,
    emptyText: { nl: `Er zijn geen ${name} gevonden.`, en: `There are no ${name} here.` }[language],
    columns: [{ field: 'title', heading: label }, ...(name in known ? [explanation] : [])],
    pages: [`**/${name}/**`],
    exclude: [],
    includesIndex: false,
    data: null,
    linkField: null,
    sort: [],
    format: 'table',
    demands: { required: [], idPattern: null, fileName: null, schema: null },
    interactive: { isWanted: false, labels: [], files: [] },
  }
}

/** Makes a test of whether a page belongs to a collection; paths are relative to the docs directory. */
export function memberTest({ pages, exclude, includesIndex }: Collection): (path: string) => boolean {
  const [isIncluded, isExcluded] = [globTest(pages), globTest(exclude)]
  return (path) => (includesIndex || !isIndex(path)) && isIncluded(path) && !isExcluded(path)
}

/** Makes a test of whether a path matches one of some globs. */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs])
}

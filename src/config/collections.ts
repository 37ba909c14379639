import type { Collection, Label } from './settings.ts'
import { isIndex } from '../core/paths.ts'
import { globMatcher } from '../core/patterns/glob.ts'
import { siteWords, type Language } from '../report/messages/languages.ts'

/** What the Algoritmekader's folders are called, and one page of each. */
const known: ReadonlyMap<string, { referenceField: string; one: string }> = new Map([
  ['vereisten', { referenceField: 'vereiste', one: 'Vereiste' }],
  ['maatregelen', { referenceField: 'maatregel', one: 'Maatregel' }],
  ['instrumenten', { referenceField: 'instrument', one: 'Instrument' }],
  ['hulpmiddelen', { referenceField: 'hulpmiddel', one: 'Hulpmiddel' }],
])

/** The collections of a site that has no configuration: folders of these names, wherever they stand. */
export function defaultCollections(language: Language): Collection[] {
  return [...known.keys()].map((name) => defaultCollection(name, language))
}

/** A collection of which nothing is known but its name, and perhaps what its pages are called. */
export function defaultCollection(written: string, language: Language, given: Partial<Label> = {}): Collection {
  const name = written.toLowerCase()
  const { referenceField, one } = known.get(name) ?? { referenceField: name, one: capitalised(written) }
  const label = { one: given.one ?? one, many: given.many ?? capitalised(written) }
  const many = given.many === undefined ? written : withinSentence(given.many)
  const explanation = { field: 'toelichting', heading: siteWords(language).explanation }
  return {
    name,
    referenceField,
    label,
    emptyText: siteWords(language).noPages(many),
    columns: [{ field: 'title', heading: label.one }, ...(known.has(name) ? [explanation] : [])],
    pages: [`**/${written.replace(/[\\*?[\]{}()!]/g, '\\$&')}/**`],
    exclude: [],
    includesIndex: false,
    data: null,
    linkField: null,
    sort: [],
    format: 'table',
    template: null,
    demands: { required: [], idPattern: null, fileName: null, schema: null },
    interactive: { isWanted: false, labels: [], files: [] },
  }
}

/** Makes a test of whether a page belongs to a collection; paths are relative to the docs directory. */
export function memberTest({ pages, exclude, includesIndex }: Collection): (path: string) => boolean {
  const [isIncluded, isExcluded] = [globTest(pages), globTest(exclude)]
  return (path) => (includesIndex || !isIndex(path)) && isIncluded(path) && !isExcluded(path)
}

/**
 * Makes a test of whether a path matches one of some globs.
 *
 * @throws InvalidPattern for one that `globMatcher` refuses
 */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const plain = new Set(globs.filter((glob) => !/[*?[\\{(!]/.test(glob)))
  const matchers = globs.filter((glob) => !plain.has(glob)).map(globMatcher)
  return (path) => plain.has(path) || matchers.some((matches) => matches(path))
}

/** With a capital at the start. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Without a capital at the start, unless the word has others (`AVG-eisen`). */
function withinSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

import type { FieldReference } from '../config/settings.ts'
import { lazy, once } from '../core/memoize.ts'
import { nearest } from '../core/nearest.ts'
import { globTest } from '../core/patterns/glob.ts'
import type { Finding } from '../report/finding.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldNames, fieldOf, type Page } from '../site/page.ts'

/**
 * `unknown-field` in `mdsplice.yml`: names of fields that no page has, neither those of the collection whose setting it is. A
 * field that has settings of its own is meant, and so is one by which pages are to refer or that each is to have; where it is
 * nearly the name of another, the configuration is refused before (`checkFieldReferences`). Where that one has settings, too, and
 * nothing else names the first, it is reported if a single letter differs.
 */
export function unknownFieldsInConfig(index: SiteIndex): Finding[] {
  const { config } = index.site
  const settled = new Set(config.fields.map(({ name }) => name))
  const all = [...index.site.pages, ...[...index.site.records.values()].flat()]
  const everywhere = lazy(() => new Set(all.flatMap(({ frontMatter }) => fieldNames(frontMatter))))
  // Most fields are those of collections, whose pages need not be looked into.
  const isAnywhere = (name: string): boolean =>
    [...index.collections.values()].some(({ countOf }) => countOf(name) > 0) || everywhere().has(name)
  const derived = new Set(config.collections.flatMap(({ derive }) => derive.map((field) => field.name)))
  const isKnown = ({ keys, name }: FieldReference): boolean => {
    if (index.isComputed(name)) return true
    const collection = collectionOf(index, keys)
    // Of what is not there yet, nobody can say what it lacks.
    if (collection) return collection.pages.length === 0 || collection.fields.includes(name)
    const pages = pagesNamedBy(index, keys)
    if (!pages) return all.length === 0 || isAnywhere(name) || (keys[0] === 'tags' && derived.has(name))
    return pages.length === 0 || pages.some(({ frontMatter }) => fieldOf(frontMatter, name) !== undefined)
  }
  const named = new Set(config.fieldReferences.flatMap((each) => (each.isDeclaration ? [] : each.name)))
  const isSlip = (name: string): boolean => {
    if (named.has(name) || derived.has(name) || index.isComputed(name)) return false
    if ([...index.collections.values()].some(({ fields }) => fields.includes(name)) || everywhere().has(name))
      return false
    return nearest(name, everywhere(), 1) !== undefined
  }
  // One list for each, in which a name that was meant is looked for only so often (`nearestOnce`).
  const knownNames = once((fields: Iterable<string>) => new Set([...fields, ...index.computedFields]))
  const starts = [0, ...[...config.text.matchAll(/\n/g)].map(({ index: at }) => at + 1)]
  return config.fieldReferences.flatMap((reference): Finding[] => {
    const { keys, name, written, isDeclaration, line, column } = reference
    const isPromised = keys[0] === 'collections' && ['reference_field', 'required'].includes(keys[2] ?? '')
    if (isDeclaration ? !isSlip(name) : isPromised || settled.has(name) || isKnown(reference)) return []
    const start = (starts[line - 1] ?? 0) + column - 1
    const quotes = /["']/.test(config.text.charAt(start)) ? 2 : 0
    const collection = collectionOf(index, keys)
    const known = knownNames(collection?.fields ?? everywhere())
    const details = { field: name, collection: collection?.collection.name ?? null, known }
    return [{ rule: 'unknown-field', span: { start, end: start + written.length + quotes }, details }]
  })
}

/** The pages that give a field its values; null for other settings. */
function pagesNamedBy(index: SiteIndex, [section, member = '', setting]: readonly string[]): readonly Page[] | null {
  const values =
    section === 'fields' && setting === 'values'
      ? index.site.config.fields.find(({ name }) => name === member)?.values
      : null
  if (!values || Array.isArray(values)) return null
  const isNamed = globTest(values.pages)
  return index.site.pages.filter(({ path }) => isNamed(path))
}

/** The collection whose pages have the field of a setting; undefined where pages of any can. */
function collectionOf(
  { collections, site }: SiteIndex,
  [section, member = '', setting]: readonly string[],
): CollectionIndex | undefined {
  // Which pages are members is known only of fields that there are.
  if (section === 'collections') return setting === 'where' ? undefined : collections.get(member.toLowerCase())
  return section === 'relations' ? collections.get(site.config.relations[Number(member)]?.from ?? '') : undefined
}

import { placedValues } from '../config/edits/placed-values.ts'
import { isExpression, labelsIn } from '../core/label-expression.ts'
import { lazy, once } from '../core/memoize.ts'
import { nearlyEqual } from '../core/nearest.ts'
import type { Finding } from '../report/finding.ts'
import { textsFoundBy } from '../site/boolean-values.ts'
import { pageName } from '../site/page-names.ts'
import type { SiteIndex } from '../site/index/site-index.ts'

/**
 * `unknown-value` in `mdsplice.yml`: a value that no page has, and that is nearly one that pages have. Any other may be one
 * that no page has yet, unless the configuration lists all values of the field. A value beside which the other one has a
 * setting, too, is meant.
 */
export function unknownValuesInConfig(index: SiteIndex): Finding[] {
  const { values } = placedValues(index.site.config.text)
  const names = lazy(() => new Set((index.languages?.site ?? index.site).pages.map(pageName)))
  const inUse = once((field: string) => valuesInUse(index, field))
  const settled = once(
    (path: string) => new Set(values.filter((each) => each.path.join('.') === path).map(({ text }) => text)),
  )
  return values.flatMap(({ text: value, field: written, path, start, end }): Finding[] => {
    const field = index.fields.canonical(written)
    if (path.at(-1) === 'values' || isKnown(index, field, value, inUse, names)) return []
    const others = settled(path.join('.'))
    const listed = listedValues(index, field)
    const known = new Set([...inUse(field), ...listed].filter((each) => !others.has(each)))
    if (listed.length === 0 && nearlyEqual(value, known) === undefined) return []
    return [{ rule: 'unknown-value', span: { start, end }, details: { field, value, collection: null, known } }]
  })
}

function isKnown(
  index: SiteIndex,
  field: string,
  value: string,
  inUse: (field: string) => ReadonlySet<string>,
  names: () => ReadonlySet<string>,
): boolean {
  return textsFoundBy(value).some(
    (text) => index.fields.rankOf(field, text) !== undefined || inUse(field).has(text) || names().has(text),
  )
}

/** The values that a configuration lists one by one. */
function listedValues(index: SiteIndex, field: string): readonly string[] {
  const values = index.site.config.fields.find(({ name }) => name === field)?.values
  return Array.isArray(values) ? values : []
}

/**
 * The values that pages and records have in a field, in order, and those that expressions name: `rol-jurist` has that of
 * `rol`. What collections have is indexed, so that only other pages are looked into.
 */
export function valuesInUse(index: SiteIndex, field: string): ReadonlySet<string> {
  const collections = [...index.collections.values()]
  const others = index.site.pages.filter((page) => index.collectionsOf(page).length === 0)
  const valuesOf = (name: string): string[] => [
    ...collections.flatMap((collection) =>
      [...(collection.postingsOf(name) ?? [])].flatMap(([value, positions]) => (positions.length > 0 ? value : [])),
    ),
    ...others.flatMap((page) => index.valuesOf(page, name)),
  ]
  const labelled = new Set(collections.flatMap(({ collection }) => collection.interactive.labels))
  const prefix = `${field.toLowerCase()}-`
  const named = [...labelled].flatMap((name) =>
    valuesOf(index.fields.canonical(name))
      .filter(isExpression)
      .flatMap(labelsIn)
      .flatMap((label) => (label.startsWith(prefix) ? label.slice(prefix.length) : name === field ? label : [])),
  )
  return new Set([...valuesOf(field), ...named].sort())
}

import { placedValues, type PlacedValue } from '../config/edits/placed-values.ts'
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
  const listed = listedValues(index)
  // Made once for each setting: suggestions are remembered, and limited, for a list of names.
  const candidates = once((setting: string) => {
    const own = bySetting.get(setting) ?? []
    const field = index.fields.canonical(own[0]?.field ?? '')
    const others = new Set(own.map(({ text }) => text))
    return new Set([...inUse(field), ...(listed.get(field) ?? [])].filter((each) => !others.has(each)))
  })
  const bySetting = new Map<string, PlacedValue[]>()
  for (const value of values) {
    const own = bySetting.get(settingOf(value))
    if (own) own.push(value)
    else bySetting.set(settingOf(value), [value])
  }
  return values.flatMap((placed): Finding[] => {
    const { text: value, path, start, end } = placed
    const field = index.fields.canonical(placed.field)
    if (path.at(-1) === 'values' || isKnown(index, field, value, inUse, names)) return []
    const known = candidates(settingOf(placed))
    if (!listed.has(field) && nearlyEqual(value, known) === undefined) return []
    return [{ rule: 'unknown-value', span: { start, end }, details: { field, value, collection: null, known } }]
  })
}

/** A name of the setting that has a value. */
function settingOf({ path }: PlacedValue): string {
  return path.join('.')
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

/** The values that a configuration lists one by one, by field; fields without any are missing. */
function listedValues({ site }: SiteIndex): ReadonlyMap<string, readonly string[]> {
  return new Map(
    site.config.fields.flatMap(({ name, values }) =>
      Array.isArray(values) && values.length > 0 ? [[name, values] as const] : [],
    ),
  )
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

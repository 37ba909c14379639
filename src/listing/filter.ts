import type { Filter, FilterValue, Finding, Page, Word } from '../types.ts'
import { isComparable, valueTest } from './match-value.ts'
import type { QueriedCollection, QueriedSite } from './query.ts'

/** The pages that have one of a filter's values, and what was surely not meant. */
export interface Match {
  positions: readonly number[]
  /** Whether the filter wants the pages that are not among them. */
  isNegated: boolean
  findings: Finding[]
}

/**
 * Looks up one filter in a collection's index.
 *
 * @param page the page on which the directive stands, for `this.FIELD`
 */
export function applyFilter(site: QueriedSite, queried: QueriedCollection, filter: Filter, page: Page): Match {
  const { values, rest } = continueValue(site, filter)
  const findings = rest.map(unknownOption)
  const byValue = queried.postingsOf(filter.field)
  const { isNegated } = filter
  if (!byValue) {
    if (queried.pages.length > 0) findings.push(unknownField(queried, filter))
    return { positions: [], isNegated, findings }
  }
  const found = values.map((value) => {
    const positions = lookUp(byValue, filter, value, site.valuesOf.bind(site, page))
    if (positions.length === 0) findings.push(...doubts(site, queried, filter, value, byValue))
    return positions
  })
  const [only] = found
  return { positions: found.length === 1 && only ? only : union(found), isNegated, findings }
}

function lookUp(
  byValue: ReadonlyMap<string, readonly number[]>,
  { operator }: Filter,
  value: FilterValue,
  valuesOfPage: (field: string) => readonly string[],
): readonly number[] {
  if (value.kind === 'text' && operator === '=') return byValue.get(value.text) ?? []
  if (value.kind === 'this' && operator === '=')
    return union(valuesOfPage(value.field).map((text) => byValue.get(text) ?? []))
  const tests =
    value.kind === 'this'
      ? valuesOfPage(value.field).map((text) => valueTest(operator, { ...value, kind: 'text', text }))
      : [valueTest(operator, value)]
  return union([...byValue].filter(([text]) => tests.some((test) => test(text))).map(([, positions]) => positions))
}

function union(lists: readonly (readonly number[])[]): number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b)
}

function doubts(
  site: QueriedSite,
  queried: QueriedCollection,
  filter: Filter,
  value: FilterValue,
  known: ReadonlyMap<string, unknown>,
): Finding[] {
  const span = { start: value.start, end: value.end }
  if (filter.operator !== '=') {
    if (value.kind !== 'text' || isComparable(value.text)) return []
    return [{ rule: 'invalid-directive', span, details: { problem: 'not-comparable', text: value.text } }]
  }
  const text = value.kind === 'text' ? value.text : value.kind === 'pattern' ? value.parts.join('*') : null
  const allowed = site.fields.valuesOf(filter.field) ?? []
  if (text === null || allowed.includes(text) || site.namesSomething(filter.field, text)) return []
  return [
    {
      rule: 'unknown-value',
      span,
      details: { field: filter.field, value: text, collection: queried.collection.name, known: inTurn(known, allowed) },
    },
  ]
}

/** Not copied: there can be a thousand such findings, each with thousands of names. */
function inTurn(known: ReadonlyMap<string, unknown>, allowed: readonly string[]): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield* known.keys()
      yield* allowed
    },
  }
}

function unknownField({ collection, fields }: QueriedCollection, { field, fieldSpan }: Filter): Finding {
  return { rule: 'unknown-field', span: fieldSpan, details: { field, collection: collection.name, known: fields } }
}

function unknownOption({ text, start, end }: Word): Finding {
  return { rule: 'unknown-option', span: { start, end }, details: { option: text, known: [] } }
}

/**
 * A bare word after a filter continues its last value if that names something, because file names with a space exist:
 * `vereiste/bewaren_ logs`. The longest value that names something counts.
 */
function continueValue(
  site: QueriedSite,
  { field, values, words }: Filter,
): { values: readonly FilterValue[]; rest: readonly Word[] } {
  const last = values.at(-1)
  if (last?.kind !== 'text') return { values, rest: words }
  for (let count = words.length; count > 0; count--) {
    const text = [last.text, ...words.slice(0, count).map((word) => word.text)].join(' ').trim()
    if (!site.namesSomething(field, text)) continue
    return {
      values: [...values.slice(0, -1), { ...last, text, end: words[count - 1]?.end ?? last.end }],
      rest: words.slice(count),
    }
  }
  return { values, rest: words }
}

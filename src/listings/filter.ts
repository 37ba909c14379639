import { doubts, leftOver, misplacedNegation, optionsThatTake, passedOver } from './filter-diagnostics.ts'
import type { Filter, FilterValue, Operator, Word } from './query-terms.ts'
import type { QueriedCollection, QueriedSite } from './query.ts'
import type { Finding } from '../report/finding.ts'
import { factNames } from '../site/facts.ts'
import type { Page } from '../site/page.ts'

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
  const findings: Finding[] = []
  const byValue = queried.postingsOf(filter.field)
  const { isNegated } = filter
  const misplaced = misplacedNegation(queried, filter, values)
  if (misplaced.length > 0) return { positions: [], isNegated, findings: misplaced }
  if (!byValue) {
    if (queried.pages.length > 0) findings.push(unknownField(queried, filter))
    return { positions: [], isNegated, findings: [...findings, ...rest.map((word) => leftOver(word, true))] }
  }
  const found = values.map((value) => {
    const positions = lookUp(byValue, filter, value, site.valuesOf.bind(site, page))
    if (positions.length === 0) findings.push(...doubts(site, queried, filter, value, byValue.keys()))
    return positions
  })
  if (filter.operator !== '=' && findings.length === 0)
    findings.push(...passedOver(site, queried, filter, byValue, page))
  // Words behind a quotation mark of another kind belong to it.
  const isMisquoted = findings.some(
    (finding) => finding.rule === 'invalid-directive' && finding.details.problem === 'other-quotes',
  )
  if (!isMisquoted) findings.push(...rest.map((word) => leftOver(word, true)))
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

function unknownField({ collection, fields }: QueriedCollection, { field, fieldSpan, values }: Filter): Finding {
  const [value] = values
  const known = [...fields, ...factNames, ...(value?.kind === 'text' ? optionsThatTake(value.text, fields) : [])]
  return { rule: 'unknown-field', span: fieldSpan, details: { field, collection: collection.name, known } }
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

/** Makes a test of field values: whole text, pattern, or comparison as numbers or dates. */
export function valueTest(
  operator: Operator,
  value: Exclude<FilterValue, { kind: 'this' }>,
): (text: string) => boolean {
  if (operator === '=')
    return value.kind === 'text' ? (text) => text === value.text : (text) => matchesPattern(text, value.parts)
  const bound = value.kind === 'text' ? measureOf(value.text) : undefined
  return (text) => {
    const measure = measureOf(text)
    return bound !== undefined && measure?.kind === bound.kind && compares(operator, measure.amount - bound.amount)
  }
}

function compares(operator: Operator, difference: number): boolean {
  if (difference === 0) return operator === '<=' || operator === '>='
  return difference < 0 === operator.startsWith('<')
}

/** What of a value `<` and `>` compare: it is a number, or a date as ISO 8601 has it. */
export function measureOf(text: string): { kind: 'number' | 'date'; amount: number } | undefined {
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return { kind: 'number', amount: Number(text) }
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/.test(text)) return undefined
  const amount = Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`)
  // The 30th of February would be a day in March.
  return new Date(amount).getUTCDate() === Number(text.slice(8, 10)) ? { kind: 'date', amount } : undefined
}

/** Matches in time linear in the text for each part. */
function matchesPattern(text: string, parts: readonly string[]): boolean {
  const [first = '', ...middle] = parts
  const last = middle.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of middle) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

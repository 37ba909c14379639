import { countedField } from '../config/field-names.ts'
import { holdVersions, valueTest } from './comparison.ts'
import {
  diagnoseComparison,
  diagnoseStray,
  diagnoseValue,
  misplacedNegation,
  optionsThatTake,
} from './filter-diagnostics.ts'
import type { Filter, FilterValue, Word } from './query.ts'
import type { Finding } from '../report/finding.ts'
import { textsFoundBy } from '../site/boolean-values.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { unknownField } from '../site/index/unknown-field.ts'
import type { Page } from '../site/page.ts'

/** The pages that have one of a filter's values, and what in it is probably a mistake. */
export interface Match {
  positions: readonly number[]
  /** Whether the filter wants the pages that are not among them. */
  isNegated: boolean
  findings: Finding[]
}

/**
 * Looks up one filter in a collection's index.
 *
 * @param page the page on which the directive is, for `this.FIELD`
 */
export function applyFilter(index: SiteIndex, queried: CollectionIndex, filter: Filter, page: Page): Match {
  const { values, rest } = continueValue(index, filter)
  const findings: Finding[] = []
  const byValue = queried.postingsOf(filter.field)
  const { isNegated } = filter
  const misplaced = misplacedNegation(queried, filter, values)
  if (misplaced.length > 0) return { positions: [], isNegated, findings: misplaced }
  if (!byValue) {
    if (queried.pages.length > 0) findings.push(unknownFilterField(index, queried, filter))
    return { positions: [], isNegated, findings: [...findings, ...rest.map((word) => diagnoseStray(word, true))] }
  }
  // Of what no page has, each page has 0 values.
  if (countedField(filter.field) !== null && queried.pages.length > 0 && !index.isComputed(filter.field))
    findings.push(unknownFilterField(index, queried, filter))
  const found = values.map((value) => {
    const direct = lookUp(byValue, filter, value, (field) => index.valuesOf(page, field))
    const positions = union([direct, ...naming(index, queried, filter, value, page)])
    const isReported = positions.length > 0 || queried.objectsIn(filter.field) !== null
    if (!isReported) findings.push(...diagnoseValue(index, queried, filter, value, byValue.keys()))
    return positions
  })
  if (filter.operator !== '=' && findings.length === 0)
    findings.push(...diagnoseComparison(index, queried, filter, byValue, page))
  // Words behind a quotation mark of another kind belong to it.
  const isMisquoted = findings.some(
    (finding) => finding.rule === 'invalid-directive' && finding.details.problem === 'other-quotes',
  )
  if (!isMisquoted) findings.push(...rest.map((word) => diagnoseStray(word, true)))
  const [only] = found
  return { positions: found.length === 1 && only ? only : union(found), isNegated, findings }
}

function lookUp(
  byValue: ReadonlyMap<string, readonly number[]>,
  { operator }: Filter,
  value: FilterValue,
  valuesOfPage: (field: string) => readonly string[],
): readonly number[] {
  if (value.kind === 'text' && operator === '=') {
    const [only, ...others] = textsFoundBy(value.text).flatMap((text) => [byValue.get(text) ?? []])
    return only && others.every(({ length }) => length === 0) ? only : union([only ?? [], ...others])
  }
  if (value.kind === 'this' && operator === '=')
    return union(valuesOfPage(value.field).map((text) => byValue.get(text) ?? []))
  const hasVersions = operator !== '=' && holdVersions(byValue.keys())
  const tests =
    value.kind === 'this'
      ? valuesOfPage(value.field).map((text) => valueTest(operator, { ...value, kind: 'text', text }, hasVersions))
      : [valueTest(operator, value, hasVersions)]
  return union([...byValue].filter(([text]) => tests.some((test) => test(text))).map(([, positions]) => positions))
}

/** Where the values of a field name pages: the pages that name the page which a value names, however they do. */
function naming(
  index: SiteIndex,
  queried: CollectionIndex,
  { field, operator }: Filter,
  value: FilterValue,
  page: Page,
): (readonly number[])[] {
  if (!index.relations.namesPages(field) || operator !== '=' || value.kind === 'pattern') return []
  const texts = value.kind === 'this' ? index.valuesOf(page, value.field) : [value.text]
  const targets = texts.flatMap((text) =>
    [...index.collections.values()].flatMap(({ names }) => names.named(text, page)),
  )
  const positions = index.relations.positionsIn(queried, field)
  return targets.map((target) => positions.get(target) ?? [])
}

function union(lists: readonly (readonly number[])[]): readonly number[] {
  const filled = lists.filter(({ length }) => length > 0)
  const [only] = filled
  if (filled.length <= 1) return only ?? []
  return [...new Set(filled.flat())].sort((a, b) => a - b)
}

function unknownFilterField(index: SiteIndex, queried: CollectionIndex, { field, fieldSpan, values }: Filter): Finding {
  const [value] = values
  const options = value?.kind === 'text' ? optionsThatTake(value.text, queried.fields) : []
  const known = [...queried.fields, ...index.computedFields, ...options]
  return unknownField(index, queried, { text: field, ...fieldSpan }, known)
}

/**
 * A bare word after a filter continues its last value if that names something, because file names with a space exist:
 * `vereiste/bewaren_ logs`. The longest value that names something counts.
 */
function continueValue(
  index: SiteIndex,
  { field, values, words }: Filter,
): { values: readonly FilterValue[]; rest: readonly Word[] } {
  const last = values.at(-1)
  if (last?.kind !== 'text') return { values, rest: words }
  for (let count = words.length; count > 0; count--) {
    const text = [last.text, ...words.slice(0, count).map((word) => word.text)].join(' ').trim()
    if (!index.namesSomething(field, text)) continue
    return {
      values: [...values.slice(0, -1), { ...last, text, end: words[count - 1]?.end ?? last.end }],
      rest: words.slice(count),
    }
  }
  return { values, rest: words }
}

import type { Filter, Finding, Word } from '../types.ts'
import type { QueriedCollection, QueriedSite } from './query.ts'

/** The positions of the pages for which a filter holds, and what was surely not meant. */
export interface Match {
  positions: readonly number[]
  findings: Finding[]
}

/**
 * Applies one filter to a collection: pages that have exactly this value, as scalar or list member.
 */
export function applyFilter(site: QueriedSite, queried: QueriedCollection, filter: Filter): Match {
  const { value, end, rest } = continueValue(site, filter)
  const findings = rest.map((word): Finding => ({ rule: 'unknown-option', span: word, details: { option: word.text, known: [] } }))
  const byValue = queried.postings.get(filter.field)
  const positions = byValue?.get(value) ?? []
  const collection = queried.collection.name
  if (!byValue && queried.pages.length > 0) {
    const details = { field: filter.field, collection, known: queried.postings.keys() }
    findings.push({ rule: 'unknown-field', span: filter.fieldSpan, details })
  } else if (byValue && positions.length === 0 && !site.namesSomething(filter.field, value)) {
    const details = { field: filter.field, value, collection, known: byValue.keys() }
    findings.push({ rule: 'unknown-value', span: { start: filter.valueSpan.start, end }, details })
  }
  return { positions, findings }
}

/**
 * A bare word after a filter continues its value if that names something, because file names with a space exist:
 * `vereiste/bewaren_ logs`. The longest value that names something counts.
 */
function continueValue(site: QueriedSite, filter: Filter): { value: string; end: number; rest: readonly Word[] } {
  for (let count = filter.words.length; count > 0; count--) {
    const words = filter.words.slice(0, count)
    const value = [filter.value, ...words.map((word) => word.text)].join(' ').trim()
    if (site.namesSomething(filter.field, value)) {
      return { value, end: words.at(-1)?.end ?? filter.valueSpan.end, rest: filter.words.slice(count) }
    }
  }
  return { value: filter.value, end: filter.valueSpan.end, rest: filter.words }
}

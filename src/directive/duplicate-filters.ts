import type { Filter, Finding } from '../types.ts'

/** Filters that a directive has twice; white space and the order of alternatives aside. */
export function duplicateFilters(filters: readonly Filter[]): Finding[] {
  const seen = new Set<string>()
  return filters.flatMap((filter): Finding[] => {
    const key = keyOf(filter)
    const isFirst = !seen.has(key)
    seen.add(key)
    if (isFirst) return []
    const { start, end } = filter
    const sign = filter.operator === '=' ? '/' : filter.operator
    const text = `${filter.isNegated ? '!' : ''}${filter.field}${sign}${shown(filter).join('|')}`
    return [{ rule: 'duplicate-filter', span: { start, end }, details: { filter: text } }]
  })
}

function keyOf(filter: Filter): string {
  const { isNegated, field, operator, words } = filter
  return JSON.stringify([isNegated, field, operator, shown(filter).sort(), words.map(({ text }) => text)])
}

function shown({ values }: Filter): string[] {
  return values.map((value) => {
    if (value.kind === 'text') return value.text
    return value.kind === 'pattern' ? value.parts.join('*') : `this.${value.field}`
  })
}

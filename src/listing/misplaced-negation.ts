import type { Filter, Finding } from '../types.ts'
import type { QueriedCollection } from './query.ts'

/**
 * A `!` behind the field of a filter (`field!=value`) or before all its values (`field/!value`), which name nothing with it and
 * something without it.
 */
export function misplacedNegation({ postingsOf }: QueriedCollection, filter: Filter): Finding | undefined {
  const { isNegated, operator, values, start, end } = filter
  const field = filter.field.replace(/!$/, '')
  const [byValue, meant] = [postingsOf(filter.field), postingsOf(field)]
  const isBehindField = !byValue && meant
  const isBefore = (text: string): boolean => text.startsWith('!') && !byValue?.has(text) && (meant?.has(text.slice(1)) ?? false)
  const isBeforeValues = operator === '=' && values.every((value) => value.kind === 'text' && isBefore(value.text))
  if (isNegated || !(isBehindField || isBeforeValues)) return undefined
  const written = values.map((value) => {
    if (value.kind === 'this') return `this.${value.field}`
    return (value.kind === 'text' ? [value.text.replace(/^!/, '')] : value.parts).map(quoted).join('*')
  })
  const text = `!${quoted(field)}${operator === '=' ? '/' : operator}${written.join('|')}`
  return { rule: 'invalid-directive', span: { start, end }, details: { problem: 'misplaced-negation', text } }
}

function quoted(text: string): string {
  return /[\s"|,*/=<>]/.test(text) ? JSON.stringify(text) : text
}

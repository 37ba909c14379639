import type { Filter, FilterValue, Finding } from '../types.ts'
import type { QueriedCollection } from './query.ts'

/** A `!` behind the field of a filter (`field!=value`) or before all its values (`field/!value`), which mean something without it. */
export function misplacedNegation(
  { postingsOf }: QueriedCollection,
  { isNegated, field, operator, start, end }: Filter,
  values: readonly FilterValue[],
): Finding[] {
  const name = field.replace(/!$/, '')
  const meant = postingsOf(name)
  if (!meant || isNegated || operator !== '=') return []
  const texts = values.map((value) => (value.kind === 'text' ? value.text : ''))
  const isBeforeValue = (text: string): boolean => text.startsWith('!') && !meant.has(text) && meant.has(text.slice(1))
  const isMisplaced = name === field ? texts.every(isBeforeValue) : !postingsOf(field) && !texts.includes('')
  if (!isMisplaced) return []
  const text = `!${quoted(name)}/${texts.map((each) => quoted(each.replace(/^!/, ''))).join('|')}`
  return [{ rule: 'invalid-directive', span: { start, end }, details: { problem: 'negation', text } }]
}

function quoted(text: string): string {
  return /[\s"|,*/=<>]/.test(text) ? JSON.stringify(text) : text
}

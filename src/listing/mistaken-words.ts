import { factNames, optionNames } from '../types.ts'
import type { Finding, Word } from '../types.ts'

/**
 * A word that is neither a filter nor an option.
 *
 * @param isBehindValue whether it stands behind a value, of which it was perhaps meant to be a part
 */
export function leftOver({ text, start, end }: Word, isBehindValue: boolean): Finding {
  const [, name, value] = /^([^:]+):([^:]+)$/.exec(text) ?? []
  const known = name === undefined ? optionNames.map((option) => `${option}=`) : [`${name}=${value}`]
  const hint = /^[|/=<>:!,]+$/.test(text) ? 'signs' : 'quotes'
  const hasHint = hint === 'signs' || isBehindValue
  return { rule: 'unknown-option', span: { start, end }, details: { option: text, known, ...(hasHint && { hint }) } }
}

/**
 * The options that a value would fit: what looks like a filter by a field that no page has can be one of these, misspelt.
 * Nearly `sort` and `group` are Dutch words that a field can be called (`soort`, `groep`), so these need a field as value.
 *
 * @param fields the fields that there are
 */
export function optionsThatTake(value: string, fields: readonly string[]): string[] {
  const known = [...factNames, ...fields]
  const hasField = value.split(',').some((part) => known.includes(part.replace(/^-/, '')))
  return optionNames.filter((name) => hasField || !['sort', 'group'].includes(name))
}

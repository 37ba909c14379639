import { compareNaturally } from '../core/sort.ts'
import type { FilterValue, Operator } from './query.ts'

/**
 * Makes a test of field values: whole text, pattern, or comparison as numbers, versions or dates.
 *
 * @param hasVersions whether the values of the field are versions, as `holdVersions` says
 */
export function valueTest(
  operator: Operator,
  value: Exclude<FilterValue, { kind: 'this' }>,
  hasVersions: boolean,
): (text: string) => boolean {
  if (operator === '=')
    return value.kind === 'text' ? (text) => text === value.text : (text) => matchesPattern(text, value.parts)
  if (hasVersions && value.kind === 'text' && isNumberOrVersion(value.text))
    return (text) => isNumberOrVersion(text) && compares(operator, compareVersionTexts(text, value.text))
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

/** Whether the numbers among some values are versions, since other values are: `1.10` is above `1.9` beside `1.10.0`. */
export function holdVersions(values: Iterable<string>): boolean {
  for (const value of values) if (isVersionText(value)) return true
  return false
}

/** A version that is no number: with two points, a `v` before it, or a word such as `rc` behind it. */
function isVersionText(text: string): boolean {
  return /^(?:v\d[\w.+-]*|\d+\.\d+\.\d[\w.+-]*|\d+(?:\.\d+)+[-+.]?(?:a|b|rc|alpha|beta|dev|post)[.-]?\d*)$/i.test(text)
}

export function isNumberOrVersion(text: string): boolean {
  return isVersionText(text) || measureOf(text)?.kind === 'number'
}

/** Compares versions by the numbers in them. */
export function compareVersionTexts(a: string, b: string): number {
  return compareNaturally(a.replace(/^v/i, ''), b.replace(/^v/i, ''))
}

/** What of a value `<` and `>` compare: it is a number, or a date as ISO 8601 has it. */
export function measureOf(text: string): { kind: 'number' | 'date'; amount: number } | undefined {
  const number = numberOf(text)
  if (number !== undefined) return { kind: 'number', amount: number }
  const [, day, time, zone] = dateForm.exec(text) ?? []
  if (day === undefined) return undefined
  const amount = Date.parse(`${day}T${time ?? '00:00'}Z`)
  // The 30th of February would be a day in March.
  if (new Date(amount).getUTCDate() !== Number(day.slice(8))) return undefined
  return { kind: 'date', amount: amount - offsetOf(zone ?? 'Z') }
}

/** A number as PyYAML reads it (`yaml/resolver.py`), but for octal ones and times: `012` is a number padded with zeros. */
function numberOf(text: string): number | undefined {
  if (/^[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)$/.test(text)) return Number(text.replaceAll('_', ''))
  const [, sign, digits] = /^([+-]?)(0x_*[\da-fA-F][\da-fA-F_]*|0b_*[01][01_]*)$/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits.replaceAll('_', '')) * (sign === '-' ? -1 : 1)
}

/** A date, with a time and a zone or without, as ISO 8601 and YAML 1.1 have it. Without a zone it is one of UTC. */
const dateForm =
  /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|[ \t]+)(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:[ \t]*(Z|z|[+-]\d{1,2}(?::?\d{2})?))?)?$/

/** How much a zone is before UTC, in milliseconds. */
function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
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

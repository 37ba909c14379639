import type { FieldValue } from './page.ts'

/**
 * The values that are written as one text, `2718, 2930`, each with its own place. What is empty between two separators is
 * no value.
 *
 * @param source the page's text, in which the value stands
 */
export function splitValue({ text, start, end }: FieldValue, separator: string, source: string): FieldValue[] {
  const written = source.slice(start, end)
  let at = 0
  return text.split(separator).flatMap((part): FieldValue[] => {
    const value = part.trim()
    if (value === '') return []
    const from = written.indexOf(value, at)
    // An escape in quotes is not written as it is read.
    if (from === -1) return [{ text: value, start, end }]
    at = from + value.length
    return [{ text: value, start: start + from, end: start + at }]
  })
}

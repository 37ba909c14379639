import type { FieldValue } from './page.ts'

/**
 * The values that are written as one text, `2718, 2930`, each with its own place. What is empty between two separators is
 * no value.
 *
 * @param source the page's text, in which the value is
 */
export function splitValue({ text, start, end }: FieldValue, separator: string, source: string): FieldValue[] {
  const written = source.slice(start, end)
  let at: number | null = 0
  return text.split(separator).flatMap((part): FieldValue[] => {
    const value = part.trim()
    if (value === '') return []
    const from: number = at === null ? -1 : written.indexOf(value, at)
    // An escape in quotes is not written as it is read; what follows it is not looked for, which could take quadratic time.
    at = from === -1 ? null : from + value.length
    return [at === null ? { text: value, start, end } : { text: value, start: start + from, end: start + at }]
  })
}

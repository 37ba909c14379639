/** `count(FIELD)`: how many values a page has of a field. */
const counted = /^count\((.+)\)$/

/** The field of which a computed field counts the values; null when it is none that counts. */
export function countedField(field: string): string | null {
  return counted.exec(field)?.[1] ?? null
}

/** How YAML 1.1 writes true and false without quotes, as PyYAML reads it (`yaml/resolver.py`). */
const words = { true: ['true', 'yes', 'on'], false: ['false', 'no', 'off'] }

const spellings = new Map(
  Object.entries(words).flatMap(([value, names]) => {
    const all = names.flatMap((name) => [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()])
    return all.map((spelling): [string, { value: string; all: readonly string[] }] => [spelling, { value, all }])
  }),
)

/** `true` or `false` for a scalar without quotes that is one of the two to MkDocs; any other text as it is. */
export function canonicalBoolean(text: string): string {
  // Most values are longer, and need not be looked up.
  return text.length > 'false'.length ? text : (spellings.get(text)?.value ?? text)
}

/** All texts that say the same as a value: the spellings of true or false, or the value alone. */
export function spellingsOf(value: string): readonly string[] {
  return spellings.get(value)?.all ?? [value]
}

/**
 * What a table has for a value that a setting can spell in another way than a page.
 *
 * @param table by value
 */
export function getSpelled<Result>(table: ReadonlyMap<string, Result>, value: string): Result | undefined {
  return (
    table.get(value) ??
    spellings
      .get(value)
      ?.all.map((spelling) => table.get(spelling))
      .find((found) => found !== undefined)
  )
}

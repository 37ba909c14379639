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

/** What a value in a setting or a directive finds: the text itself and, where it spells true or false, that. */
export function textsFoundBy(value: string): readonly string[] {
  const canonical = canonicalBoolean(value)
  return canonical === value ? [value] : [value, canonical]
}

/** Whether a page's value is `true` or `false`; other spellings are left only where they are text, in quotation marks. */
export function isBoolean(value: string): boolean {
  return value === 'true' || value === 'false'
}

/**
 * What a table of the settings has for a page's value: true and false can be spelled in any way there.
 *
 * @param table by value
 */
export function getSpelled<Result>(table: ReadonlyMap<string, Result>, value: string): Result | undefined {
  const found = table.get(value)
  if (found !== undefined || !isBoolean(value)) return found
  return spellings
    .get(value)
    ?.all.map((spelling) => table.get(spelling))
    .find((each) => each !== undefined)
}

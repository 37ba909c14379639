import type { Finding } from '../report/finding.ts'
import type { Checks } from './checked-site.ts'
import type { Field } from '../site/page.ts'

/** `duplicate-value`, and where the configuration says what a field can hold `value-not-allowed` and `scalar-instead-of-list`. */
export const checkValues: Checks = ({ valuesOf, lists }) => {
  const known = new Map<string, ReadonlySet<string> | null>()
  const allowedIn = (field: string): ReadonlySet<string> | null => {
    const values = known.has(field) ? undefined : valuesOf(field)
    if (values !== undefined) known.set(field, values && new Set(values))
    return known.get(field) ?? null
  }
  return ({ frontMatter }, found) => {
    for (const field of frontMatter.fields.values()) {
      if (field.values.length > 1) findDuplicates(field, found)
      const allowed = allowedIn(field.name)
      if (allowed) findNotAllowed(field, allowed, found)
      if (field.form === 'scalar' && lists.has(field.name)) findScalar(field, found)
    }
  }
}

/** A number can well stand twice in a list: a position on a map, a row of a table. */
function findDuplicates({ name, values }: Field, found: Finding[]): void {
  const seen = new Set<string>()
  for (const { text, start, end } of values) {
    const isFirst = !seen.has(text)
    seen.add(text)
    if (isFirst || text === '' || /^[-+]?[\d.,]+$/.test(text)) continue
    found.push({ rule: 'duplicate-value', span: { start, end }, details: { field: name, value: text } })
  }
}

function findNotAllowed({ name, values }: Field, allowed: ReadonlySet<string>, found: Finding[]): void {
  for (const { text, start, end } of values) {
    if (text === '' || allowed.has(text)) continue
    const details = {
      field: name,
      value: text,
      known: allowed,
      ...(allowed.size === 0 && { hint: 'no-pages' as const }),
    }
    found.push({ rule: 'value-not-allowed', span: { start, end }, details })
  }
}

function findScalar({ name, values }: Field, found: Finding[]): void {
  for (const { text, start, end } of values.slice(0, 1))
    found.push({ rule: 'scalar-instead-of-list', span: { start, end }, details: { field: name, value: text } })
}

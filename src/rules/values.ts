import type { Span } from '../core/span.ts'
import { textsFoundBy } from '../site/boolean-values.ts'
import type { PageCheck, RuleGroup } from './rule-group.ts'
import { newPageName } from '../site/index/new-names.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Field } from '../site/page.ts'

type ValueRule = 'duplicate-value' | 'value-not-allowed' | 'scalar-instead-of-list'
type Report = Parameters<PageCheck<ValueRule>>[1]

/**
 * `duplicate-value`, and where the configuration says what a field can hold `value-not-allowed` and
 * `scalar-instead-of-list`.
 */
export const checkValues: RuleGroup<ValueRule> = ({ site, renames, fields: { valuesOf } }) => {
  const lists = new Set(site.config.fields.filter(({ list }) => list).map(({ name }) => name))
  const known = new Map<string, ReadonlySet<string> | null>()
  const allowedIn = (field: string): ReadonlySet<string> | null => {
    const values = known.has(field) ? undefined : valuesOf(field)
    if (values !== undefined) known.set(field, values && new Set(values.flatMap(textsFoundBy)))
    return known.get(field) ?? null
  }
  return ({ frontMatter }, report) => {
    for (const field of frontMatter.fields.values()) {
      if (field.values.length > 1) findDuplicates(field, report)
      const allowed = allowedIn(field.name)
      if (allowed) findNotAllowed(field, allowed, renames, report)
      if (field.form === 'scalar' && lists.has(field.name)) findScalar(field, report)
    }
  }
}

/** Numbers, booleans and single characters may repeat in a list: a position on a map, a row of a table. */
function findDuplicates({ name, values }: Field, report: Report): void {
  const seen = new Map<string, Span>()
  for (const { text, start, end } of values) {
    const first = seen.get(text)
    if (!first) seen.set(text, { start, end })
    if (!first || text === '' || /^(?:true|false|[^\p{L}]*)$/u.test(text)) continue
    const related = [{ file: null, span: first, note: 'first' as const }]
    report({ rule: 'duplicate-value', span: { start, end }, details: { field: name, value: text }, related })
  }
}

function findNotAllowed(
  { name, values }: Field,
  allowed: ReadonlySet<string>,
  renames: SiteIndex['renames'],
  report: Report,
): void {
  for (const { text, start, end } of values) {
    if (text === '' || allowed.has(text)) continue
    const now = newPageName(renames(), text)
    const details = {
      field: name,
      value: text,
      known: allowed,
      now: now && allowed.has(now.name) ? now : null,
      ...(allowed.size === 0 && { hint: 'no-pages' as const }),
    }
    report({ rule: 'value-not-allowed', span: { start, end }, details })
  }
}

function findScalar({ name, values }: Field, report: Report): void {
  for (const { text, start, end } of values.slice(0, 1))
    report({ rule: 'scalar-instead-of-list', span: { start, end }, details: { field: name, value: text } })
}

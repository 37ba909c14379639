import { spanOf } from '../span-of.ts'
import { factNames } from '../types.ts'
import type { Filter, FilterValue, Finding, RuleDetails, Span } from '../types.ts'
import { measureOf } from './match-value.ts'
import type { QueriedCollection, QueriedSite } from './query.ts'

/** Why a value of a filter that no page matches was perhaps not meant. */
export function doubts(
  site: QueriedSite,
  queried: QueriedCollection,
  filter: Filter,
  value: FilterValue,
  known: Iterable<string>,
): Finding[] {
  const span = spanOf(value)
  if (value.kind === 'this') return unknownOwnField(site, queried, value.field, span)
  const text = value.kind === 'text' ? value.text : value.parts.join('*')
  if (text === '') return [invalid('no-value', filter, filter.field)]
  if (filter.operator !== '=') return incomparable(value.kind, text, span, known)
  const allowed = site.fields.valuesOf(filter.field) ?? []
  if (allowed.includes(text) || site.namesSomething(filter.field, text)) return []
  if (/^[“”„«»‘’‚']/.test(text)) return [invalid('other-quotes', span, text)]
  const all = new Set([...known, ...allowed])
  const alternatives = text.split(',')
  const isList = alternatives.length > 1 && alternatives.every((each) => all.has(each))
  const details = { field: filter.field, value: text, collection: queried.collection.name }
  return [{ rule: 'unknown-value', span, details: { ...details, known: isList ? [alternatives.join('|')] : all } }]
}

/** Of `this.FIELD`: a field that no page of the site has, and so not this one either. */
function unknownOwnField(
  site: QueriedSite,
  { collection, fields }: QueriedCollection,
  field: string,
  span: Span,
): Finding[] {
  if (factNames.includes(field) || site.isField(site.fields.canonical(field))) return []
  return [
    { rule: 'unknown-field', span, details: { field, collection: collection.name, known: [...fields, ...factNames] } },
  ]
}

/** What is compared must be a number or a date, and what it is compared with must be of its kind. */
function incomparable(kind: FilterValue['kind'], text: string, span: Span, known: Iterable<string>): Finding[] {
  const measure = kind === 'text' ? measureOf(text) : undefined
  if (!measure) return [invalid('not-comparable', span, text)]
  const kinds = new Set([...known].map((each) => measureOf(each)?.kind))
  if (kinds.has(measure.kind)) return []
  if (kinds.has('date')) return [invalid('compares-dates', span, text)]
  return kinds.has('number') ? [invalid('compares-numbers', span, text)] : []
}

/** What is wrong with a filter that only the pages can tell. */
type Problem = Extract<RuleDetails['invalid-directive'], { text: string }>['problem']

function invalid(problem: Problem, { start, end }: Span, text: string): Finding {
  return { rule: 'invalid-directive', span: { start, end }, details: { problem, text } }
}

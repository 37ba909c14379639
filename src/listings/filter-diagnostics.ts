import { holdVersions, isNumberOrVersion, measureOf } from './comparison.ts'
import { spanOf, type Span } from '../core/span.ts'
import { isOfKind, isVersion, kindOf } from './order.ts'
import { optionNames, type Filter, type FilterValue, type SortKey, type Word } from './query.ts'
import type { Finding } from '../report/finding.ts'
import type { RuleDetails } from '../report/rules.ts'
import { computedFields } from '../site/computed-fields.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import { newPageName } from '../site/index/new-names.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { unknownField } from '../site/index/unknown-field.ts'
import { valuesIn, type Page } from '../site/page.ts'

/** What is probably wrong with a value of a filter that no page matches. */
export function diagnoseValue(
  index: SiteIndex,
  queried: CollectionIndex,
  filter: Filter,
  value: FilterValue,
  present: Iterable<string>,
): Finding[] {
  const span = spanOf(value)
  if (value.kind === 'this') return unknownOwnField(index, queried, value.field, span)
  const text = value.kind === 'text' ? value.text : value.parts.join('*')
  if (text === '') return [invalid('no-value', filter, filter.field)]
  if (filter.operator !== '=') return incomparableValue(value.kind, text, span, present)
  const allowed = index.fields.valuesOf(filter.field) ?? []
  if (allowed.includes(text) || index.namesSomething(filter.field, text)) return []
  if (/^[“”„«»‘’‚']/.test(text)) return [invalid('other-quotes', span, text)]
  const all = new Set([...present, ...allowed])
  const alternatives = text.split(',')
  const isList = alternatives.length > 1 && alternatives.every((each) => all.has(each))
  const details = { field: filter.field, value: text, collection: queried.collection.name }
  const now = newPageName(index.renames(), text)
  const known = isList ? [alternatives.join('|')] : all
  return [{ rule: 'unknown-value', span, details: { ...details, known, now: now && all.has(now.name) ? now : null } }]
}

/** Of `this.FIELD`: a field that no page of the site has, and so not this one either. */
function unknownOwnField(index: SiteIndex, queried: CollectionIndex, field: string, span: Span): Finding[] {
  if (index.isComputed(field) || index.isField(index.fields.canonical(field))) return []
  return [unknownField(index, queried, { text: field, ...span }, [...queried.fields, ...computedFields])]
}

/** What is compared must be a number or a date, and what it is compared with must be of its kind. */
function incomparableValue(kind: FilterValue['kind'], text: string, span: Span, known: Iterable<string>): Finding[] {
  const values = [...known]
  if (kind === 'text' && isNumberOrVersion(text) && holdVersions(values)) return []
  const measure = kind === 'text' ? measureOf(text) : undefined
  if (!measure) return [invalid('not-comparable', span, text)]
  const kinds = new Set(values.map((each) => measureOf(each)?.kind))
  if (kinds.has(measure.kind)) return []
  if (kinds.has('date')) return [invalid('compares-dates', span, text)]
  return kinds.has('number') ? [invalid('compares-numbers', span, text)] : []
}

/** What is wrong with a filter that only the pages can tell. */
type Problem = Extract<RuleDetails['invalid-directive'], { text: string }>['problem']

function invalid(problem: Problem, { start, end }: Span, text: string): Finding {
  return { rule: 'invalid-directive', span: { start, end }, details: { problem, text } }
}

/** A value, and a page that has it. */
type Found = [value: string, page: Page | undefined]

/**
 * The values that a filter with `<` or `>` passes over although they were probably meant: those with a digit that are
 * no number or date such as the others are. A word (`nog niet`) says that there is none.
 *
 * @param page the page on which the directive is
 */
export function diagnoseComparison(
  index: SiteIndex,
  { pages }: CollectionIndex,
  { field, values, start, end }: Filter,
  byValue: ReadonlyMap<string, readonly number[]>,
  page: Page,
): Finding[] {
  const own = values.flatMap((value) => (value.kind === 'this' ? index.valuesOf(page, value.field) : []))
  const bounds = values.flatMap((value) => (value.kind === 'text' ? value.text : []))
  const form =
    [...bounds, ...own, ...byValue.keys()].map((text) => measureOf(text)?.kind).find((kind) => kind) ?? 'date'
  const hasVersions = form === 'number' && holdVersions(byValue.keys())
  const isMissed = (text: string): boolean =>
    /\d/.test(text) && measureOf(text)?.kind !== form && !(hasVersions && isNumberOrVersion(text))
  const found = [
    ...own.map((text): Found => [text, page]),
    ...[...byValue].map(([text, [first = 0]]): Found => [text, pages[first]]),
  ]
  return incomparable(
    field,
    form,
    { start, end },
    found.filter(([text]) => isMissed(text)),
  )
}

/**
 * The values by which pages are sorted or grouped that cannot be: dates that are not in the form that sorts, and where a
 * field of dates or numbers sorts, what is none.
 *
 * @param span where a finding about an order that the directive does not ask for itself belongs
 */
export function diagnoseOrder(
  index: SiteIndex,
  pages: readonly Page[],
  keys: readonly (SortKey | Word)[],
  span: Span,
): Finding[] {
  return keys.flatMap((key) => {
    const { text: field, start, end } = key
    if (computedFields.includes(field)) return []
    const kind = !('order' in key) ? null : key.order === 'semver' ? 'version' : kindOf(index, pages, field)
    const found = pages.flatMap((page): Found[] => {
      const [value] = index.valuesOf(page, field)
      if (value === undefined || index.fields.rankOf(field, value) !== undefined) return []
      if (kind === 'version') return isVersion(value) ? [] : [[value, page]]
      const isMissed = kind === null ? !measureOf(value) && dateOf(value) !== undefined : !isOfKind(value, kind)
      return isMissed ? [[value, page]] : []
    })
    const place = end > 0 ? { start, end } : span
    const isSorted = kind === null && 'order' in key && index.fields.valuesOf(field) === null
    return [
      ...incomparable(field, kind ?? 'date', place, found),
      ...(isSorted ? incomparable(field, 'number', place, otherUnits(index, pages, field)) : []),
    ]
  })
}

/** Numbers that a unit keeps from being compared. */
function otherUnits(index: SiteIndex, pages: readonly Page[], field: string): Found[] {
  const first = pages.flatMap((page): Found[] =>
    index
      .valuesOf(page, field)
      .slice(0, 1)
      .map((value) => [value, page]),
  )
  const others = withOtherUnits(first.map(([value]) => value))
  return first.filter(([value]) => others.has(value))
}

function incomparable(
  field: string,
  form: RuleDetails['incomparable-value']['form'],
  span: Span,
  found: readonly Found[],
): Finding[] {
  const [first] = found
  if (!first) return []
  const [value, page] = first
  const meant = form === 'date' ? dateOf(value) : value.replace(/^(\d+),(\d+)$/, '$1.$2')
  const rewritten = meant && measureOf(meant) ? meant : ''
  const example = { date: '2025-01-31', number: '1.5', version: '1.10.0' }[form]
  const details = { field, value, path: page?.path ?? '', form, rewritten, example, others: found.length - 1 }
  const placed = page && valuesIn(page, field).find(({ text }) => text === value)
  const related = page ? [{ file: page, span: placed ? spanOf(placed) : null, note: 'value' as const }] : []
  return [{ rule: 'incomparable-value', span, details, related }]
}

/** In Dutch and in English. */
const months = [
  /^jan/i,
  /^feb/i,
  /^(?:mar|maa|mrt)/i,
  /^apr/i,
  /^(?:mei|may)/i,
  /^jun/i,
  /^jul/i,
  /^aug/i,
  /^sep/i,
  /^o[ck]t/i,
  /^nov/i,
  /^dec/i,
]

/**
 * A date such as `31-12-2024` as ISO 8601 has it; empty where its day may be its month; undefined for what is not a date.
 */
function dateOf(text: string): string | undefined {
  const dayFirst = text
    .replace(/^(\d{4})([-/.])(\d\d?)\2(\d\d?)$/, '$4-$3-$1')
    .replace(/^(\p{L}+) (\d\d?),? (\d{4})$/u, '$2 $1 $3')
  const [, first, character, second = '', year] = /^(\d\d?)([-/. ])(\d\d?|\p{L}+)\.?\2(\d{4})$/u.exec(dayFirst) ?? []
  const [day, month] = [Number(first), months.findIndex((name) => name.test(second)) + 1 || Number(second)]
  const padded = [month, day].map((part) => String(part).padStart(2, '0'))
  const date = [year, ...(month > 12 ? padded.reverse() : padded)].join('-')
  if (!measureOf(date)) return undefined
  return character === '/' && Math.max(day, month) <= 12 && day !== month ? '' : date
}

/**
 * A word that is neither a filter nor an option.
 *
 * @param isBehindValue whether it is behind a value, of which it was perhaps meant to be a part
 */
export function diagnoseStray({ text, start, end }: Word, isBehindValue: boolean): Finding {
  const [, name, value] = /^([^:]+):([^:]+)$/.exec(text) ?? []
  const known = name === undefined ? optionNames.map((option) => `${option}=`) : [`${name}=${value}`]
  const hint = /^[|/=<>:!,]+$/.test(text) ? 'characters' : 'quotes'
  const hasHint = hint === 'characters' || isBehindValue
  return { rule: 'unknown-option', span: { start, end }, details: { option: text, known, ...(hasHint && { hint }) } }
}

/**
 * The options that a value would fit: what looks like a filter by a field that no page has can be one of these,
 * misspelt. Nearly `sort` and `group` are Dutch words that a field can be called (`soort`, `groep`), so these need a
 * field as value.
 *
 * @param fields the fields that there are
 */
export function optionsThatTake(value: string, fields: readonly string[]): string[] {
  const known = [...computedFields, ...fields]
  const hasField = value.split(',').some((part) => known.includes(part.replace(/^-/, '')))
  return optionNames.filter((name) => hasField || !['sort', 'group'].includes(name))
}

/**
 * A `!` behind the field of a filter (`field!=value`) or before all its values (`field/!value`), which mean something
 * without it.
 */
export function misplacedNegation(
  { postingsOf }: CollectionIndex,
  { isNegated, field, operator, start, end }: Filter,
  values: readonly FilterValue[],
): Finding[] {
  const name = field.replace(/!$/, '')
  const meant = postingsOf(name)
  if (!meant || isNegated || operator !== '=') return []
  const texts = values.map((value) => (value.kind === 'text' ? value.text : ''))
  const isBeforeValue = (text: string): boolean => text.startsWith('!') && !meant.has(text) && meant.has(text.slice(1))
  const isMisplaced = name === field ? texts.every(isBeforeValue) : !postingsOf(field) && !texts.includes('')
  if (!isMisplaced) return []
  const text = `!${quoted(name)}/${texts.map((each) => quoted(each.replace(/^!/, ''))).join('|')}`
  return [{ rule: 'invalid-directive', span: { start, end }, details: { problem: 'negation', text } }]
}

function quoted(text: string): string {
  return /[\s"|,*/=<>]/.test(text) ? JSON.stringify(text) : text
}

/** A number and a unit, by its symbol or as a word in English or Dutch. `2 design` is a phase with a number, and has none. */
const withUnit =
  /^[-+]?\d+(?:[.,]\d+)?\s*([kMGTP]i?B|[mµn]?s|sec|min|h|[mkc]?m|[mk]?g|[kM]?W|[kM]?Hz|[km]?l|px|%|€|(?:second|minute|hour|day|week|month|year|byte)s?|seconden?|minuten|minuut|uur|uren|dag(?:en)?|weken|maand(?:en)?|jaar|jaren)$/i

/**
 * The values that have another unit than most, where more than half of all are numbers with units: as texts, `9 MB` comes
 * behind `1.5 GB`. Where all have the same, their numbers are in order.
 */
function withOtherUnits(values: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  const unitOf = (value: string): string | undefined => {
    const unit = withUnit.exec(value)?.[1]
    // The beginning is the same in singular and plural.
    return unit === undefined || unit.length < 3 || /b$/i.test(unit) ? unit : unit.slice(0, 2).replace('ur', 'uu')
  }
  let found = 0
  for (const value of values) {
    const unit = unitOf(value)
    if (unit === undefined) continue
    found++
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  if (counts.size < 2 || found * 2 <= values.length) return new Set()
  const [usual] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))
  return new Set(values.filter((value) => ![undefined, usual].includes(unitOf(value))))
}

import { factNames } from '../types.ts'
import type { Filter, Finding, Page, SortKey, Span, Word } from '../types.ts'
import { measureOf } from './match-value.ts'
import type { QueriedCollection, QueriedSite } from './query.ts'

/** A value, and a page that has it. */
type Found = [value: string, page: Page | undefined]

/**
 * The values that a filter with `<` or `>` passes over although they were surely meant: those with a digit that are no
 * number or date such as the others are. A word (`nog niet`) says that there is none.
 *
 * @param page the page on which the directive stands
 */
export function passedOver(
  site: QueriedSite,
  { pages }: QueriedCollection,
  { field, values, start, end }: Filter,
  byValue: ReadonlyMap<string, readonly number[]>,
  page: Page,
): Finding[] {
  const own = values.flatMap((value) => (value.kind === 'this' ? site.valuesOf(page, value.field) : []))
  const bounds = values.flatMap((value) => (value.kind === 'text' ? value.text : []))
  const form =
    [...bounds, ...own, ...byValue.keys()].map((text) => measureOf(text)?.kind).find((kind) => kind) ?? 'date'
  const isMissed = (text: string): boolean => /\d/.test(text) && measureOf(text)?.kind !== form
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
 * The dates by which pages are sorted or grouped that are not in the form that sorts.
 *
 * @param span where a finding about an order that the directive does not ask for itself belongs
 */
export function unsortable(
  site: QueriedSite,
  pages: readonly Page[],
  keys: readonly (SortKey | Word)[],
  span: Span,
): Finding[] {
  return keys.flatMap(({ text: field, start, end }) => {
    if (factNames.includes(field)) return []
    const found = pages.flatMap((page): Found[] => {
      const [value = ''] = site.valuesOf(page, field)
      const isMissed =
        !measureOf(value) && dateOf(value) !== undefined && site.fields.rankOf(field, value) === undefined
      return isMissed ? [[value, page]] : []
    })
    return incomparable(field, 'date', end > 0 ? { start, end } : span, found)
  })
}

function incomparable(field: string, form: 'date' | 'number', span: Span, found: readonly Found[]): Finding[] {
  const [first] = found
  if (!first) return []
  const [value, page] = first
  const meant = form === 'date' ? dateOf(value) : value.replace(/^(\d+),(\d+)$/, '$1.$2')
  const rewritten = meant && measureOf(meant) ? meant : ''
  const example = form === 'date' ? '2025-01-31' : '1.5'
  const details = { field, value, path: page?.path ?? '', form, rewritten, example, others: found.length - 1 }
  return [{ rule: 'incomparable-value', span, details }]
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

/** A date such as `31-12-2024` as ISO 8601 has it; empty where its day may be its month; undefined for what is no date. */
function dateOf(text: string): string | undefined {
  const dayFirst = text
    .replace(/^(\d{4})([-/.])(\d\d?)\2(\d\d?)$/, '$4-$3-$1')
    .replace(/^(\p{L}+) (\d\d?),? (\d{4})$/u, '$2 $1 $3')
  const [, first, sign, second = '', year] = /^(\d\d?)([-/. ])(\d\d?|\p{L}+)\.?\2(\d{4})$/u.exec(dayFirst) ?? []
  const [day, month] = [Number(first), months.findIndex((name) => name.test(second)) + 1 || Number(second)]
  const padded = [month, day].map((part) => String(part).padStart(2, '0'))
  const date = [year, ...(month > 12 ? padded.reverse() : padded)].join('-')
  if (!measureOf(date)) return undefined
  return sign === '/' && Math.max(day, month) <= 12 && day !== month ? '' : date
}

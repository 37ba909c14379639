import { spanOf } from '../../core/span.ts'
import { code, inMarkdown } from './describe.ts'
import type { Directive } from '../../directives/directive.ts'
import { withinLimits, type AddressOf, type OpenPage } from '../known-site.ts'
import { withCanonicalFields } from '../../listings/answer-query.ts'
import type { Answer } from '../../listings/answer.ts'
import { formatNamed } from '../../listings/formats/registry.ts'
import type { Filter, FilterValue, Query } from '../../listings/query.ts'
import { render, toText } from '../../listings/render.ts'
import { siteWords } from '../../report/messages/languages.ts'
import { queryOf } from '../rows-asked.ts'
import type { Page } from '../../site/page.ts'

/** So many rows are shown. */
const mostRows = 10

/** What a directive asks, in words, and the first of the pages that it lists. */
export function describeDirective(open: OpenPage, directive: Directive, addressOf: AddressOf): string {
  const { messages, page, known } = open
  const { request } = directive
  const query = queryOf(request)
  const does = request.kind === 'list' ? [] : [messages.directives[request.kind], '']
  if (!query) return does.join('\n').trim()
  const asked = withinLimits(() => known.queries.query(query, spanOf(directive.comment), page), null)
  if (!asked) return does.join('\n').trim()
  const { answer } = asked
  // Coverage lists the pages that have none.
  const rows = request.kind === 'coverage' && withinLimits(() => known.queries.rows(directive, page), null)
  const pages = rows ? [...rows] : answer.pages
  const conditions = conditionsOf(open, query)
  return [
    ...does,
    `**${messages.listed(pages.length, query.collection)}**`,
    ...(conditions.length > 0 ? ['', ...conditions.map((condition) => `- ${condition}`)] : []),
    ...tableOf(open, query, { ...answer, pages }, addressOf),
  ].join('\n')
}

/** The conditions, the order and the length of a query, each in words. */
function conditionsOf({ messages, index }: OpenPage, asked: Query): string[] {
  const { conditions } = messages
  const { source, filters, sort, group, limit, first } = withCanonicalFields(asked, index.fields)
  const names = (words: readonly { text: string }[]): string => words.map(({ text }) => code(text)).join(', ')
  const keys = sort.map(({ text, isDescending }) => `${code(text)}${isDescending ? ` (${conditions.descending})` : ''}`)
  return [
    ...(source === 'references' ? [conditions.referred] : []),
    ...filters.map((filter) => conditionOf(filter, conditions)),
    ...(group.length > 0 ? [conditions.grouped(names(group))] : []),
    ...(keys.length > 0 ? [conditions.sorted(keys.join(', '))] : []),
    ...(limit === null ? [] : [conditions.limit(limit)]),
    ...(first === null ? [] : [conditions.first(first.rows)]),
  ]
}

function conditionOf(
  { field, values, operator, isNegated, words }: Filter,
  conditions: OpenPage['messages']['conditions'],
): string {
  const [only] = values
  const isAny = values.length === 1 && only?.kind === 'pattern' && only.parts.every((part) => part === '')
  if (isAny) return conditions.any(code(field), isNegated)
  const last = words.map(({ text }) => ` ${text}`).join('')
  const written = values.map((value, position) => code(valueText(value) + (position === values.length - 1 ? last : '')))
  const all = written.join(conditions.or)
  return operator === '='
    ? conditions.is(code(field), all, isNegated)
    : conditions.compares(code(field), inMarkdown(operator), all)
}

function valueText(value: FilterValue): string {
  if (value.kind === 'this') return `this.${value.field}`
  return value.kind === 'text' ? value.text : value.parts.join('*')
}

/** The first rows as a table whose links an editor can follow. */
function tableOf(
  { messages, known, page, index }: OpenPage,
  query: Query,
  answer: Answer,
  addressOf: AddressOf,
): string[] {
  const { pages } = answer
  if (pages.length === 0) return []
  const cells = known.queries.cellsOn(page, query)
  const linkTo = (target: Page): string | null => (target.record ? cells.linkTo(target) : addressOf(target))
  const { more: say } = siteWords(index.site.config.language)
  const shown = {
    ...answer,
    pages: pages.slice(0, mostRows),
    format: formatNamed('table'),
    groups: null,
    heading: null,
    interactive: null,
    shortened: { rows: mostRows, whole: null, say },
  }
  const context = { cells: { ...cells, linkTo }, headingDepth: null, marksElements: false }
  const listing = render(shown, 'block', context)
  if (!listing) return []
  const above = pages.length > mostRows ? ['', messages.firstOf(mostRows, pages.length)] : []
  return [...above, '', toText(listing).text]
}

import type { ListedRow, ListingChange } from './diff-formats.ts'
import type { Matches } from './diff-pages.ts'
import type { Moment } from './diff.ts'
import { spanOf } from '../core/span.ts'
import type { Directive, Request } from '../directives/directive.ts'
import type { Query } from '../listings/query-terms.ts'
import type { Page } from '../site/page.ts'

/** A directive with what it says, the pages that it lists, and the line on which it stands. */
interface Asked {
  text: string
  line: number
  rows: readonly Page[]
}

/** Which directives list other pages than before, or are new, gone or ask something else. */
export function changedListings(before: Moment, after: Moment, { earlier, removed }: Matches): ListingChange[] {
  const current = after.site.pages.flatMap((page) => {
    const old = earlier.get(page)
    const pairs = pair(old ? askedOn(before, old) : [], askedOn(after, page))
    return pairs.flatMap(([was, is]) => compare(before, after, earlier, page.path, was, is))
  })
  const gone = removed.flatMap((page) =>
    askedOn(before, page).flatMap((was) => compare(before, after, earlier, page.path, was, undefined)),
  )
  return [...current, ...gone]
}

function askedOn({ answers }: Moment, page: Page): Asked[] {
  return answers.find(page).regions.flatMap(({ directive }) => {
    const query = queryOf(directive.request)
    return query
      ? {
          text: directive.comment.text.trim().replace(/\s+/g, ' '),
          line: page.source.slice(0, directive.comment.start).split('\n').length,
          rows: rowsOf(answers, directive, query, page),
        }
      : []
  })
}

/** The query that gives a directive its pages; null where it lists none. */
function queryOf(request: Request): Query | null {
  return request.kind === 'list' ? request : 'rows' in request ? request.rows : null
}

/** The pages that a directive is about; of `coverage` those that are not covered. */
function rowsOf(
  answers: Moment['answers'],
  { request, comment }: Directive,
  query: Query,
  page: Page,
): readonly Page[] {
  const span = spanOf(comment)
  const { pages } = answers.query(query, span, page).answer
  return request.kind === 'coverage'
    ? pages.filter((row) => !answers.isRelated(row, query.collection, request.by))
    : pages
}

/** Directives that say the same belong together, and what is left in its order by its first word. */
function pair(before: readonly Asked[], after: readonly Asked[]): [was: Asked | undefined, is: Asked | undefined][] {
  const left = [...before]
  const take = (isIt: (was: Asked) => boolean): Asked | undefined => {
    const index = left.findIndex(isIt)
    return index === -1 ? undefined : left.splice(index, 1)[0]
  }
  const exact = new Map(after.map((is) => [is, take((was) => was.text === is.text)]))
  const name = ({ text }: Asked): string | undefined => text.split(' ')[0]?.toLowerCase()
  const pairs = after.map((is): [Asked | undefined, Asked] => [
    exact.get(is) ?? take((was) => name(was) === name(is)),
    is,
  ])
  return [...pairs, ...left.map((was): [Asked, undefined] => [was, undefined])]
}

function compare(
  before: Moment,
  after: Moment,
  earlier: Matches['earlier'],
  path: string,
  was: Asked | undefined,
  is: Asked | undefined,
): ListingChange[] {
  const old = new Set(was?.rows)
  const kept = new Set((is?.rows ?? []).flatMap((row) => earlier.get(row) ?? []))
  const gained = (is?.rows ?? []).filter((row) => !old.has(earlier.get(row) ?? row)).map((row) => toRow(after, row))
  const lost = (was?.rows ?? []).filter((row) => !kept.has(row)).map((row) => toRow(before, row))
  if (was?.text === is?.text && gained.length + lost.length === 0) return []
  const change = was ? (is ? 'changed' : 'removed') : 'added'
  const from = was && is && was.text !== is.text ? was.text : null
  return [{ change, path, line: (is ?? was)?.line ?? 1, directive: (is ?? was)?.text ?? '', from, gained, lost }]
}

function toRow({ answers }: Moment, page: Page): ListedRow {
  return { path: page.path, title: answers.cellsOn(page).titleOf(page) }
}

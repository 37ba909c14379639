import type { ListedRow, ListingChange } from './diff-formats.ts'
import type { SiteQueries } from '../directives/site-queries.ts'
import { titleOf } from '../site/computed-fields.ts'
import type { Page } from '../site/page.ts'
import type { Matches } from '../site/match-pages.ts'

/** A directive with what it says, the pages that it lists, and the line on which it is. */
interface Asked {
  text: string
  line: number
  rows: readonly Page[]
}

/**
 * Which directives list other pages than before, or are new, gone or ask something else.
 *
 * @param placeOf where a page is, as it is printed
 */
export function changedListings(
  before: SiteQueries,
  after: SiteQueries,
  { earlier, removed }: Matches,
  placeOf: (page: Page) => string,
): ListingChange[] {
  const toRow = (page: Page): ListedRow => ({ path: placeOf(page), title: titleOf(page) })
  const changeOf = (page: Page, was: Asked | undefined, is: Asked | undefined): ListingChange[] =>
    compare(earlier, was, is).map(({ gained, lost, ...change }) => ({
      ...change,
      path: placeOf(page),
      gained: gained.map(toRow),
      lost: lost.map(toRow),
    }))
  const current = after.indexes.site.pages.flatMap((page) => {
    const old = earlier.get(page)
    const pairs = pair(old ? askedOn(before, old) : [], askedOn(after, page))
    return pairs.flatMap(([was, is]) => changeOf(page, was, is))
  })
  const gone = removed.flatMap((page) => askedOn(before, page).flatMap((was) => changeOf(page, was, undefined)))
  return [...current, ...gone]
}

function askedOn(queries: SiteQueries, page: Page): Asked[] {
  return queries.find(page).regions.flatMap(({ directive }) => {
    const rows = queries.rows(directive, page)
    if (!rows) return []
    const { text, start } = directive.comment
    return { text: text.trim().replace(/\s+/g, ' '), line: page.source.slice(0, start).split('\n').length, rows }
  })
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
  earlier: Matches['earlier'],
  was: Asked | undefined,
  is: Asked | undefined,
): (Omit<ListingChange, 'path' | 'gained' | 'lost'> & Record<'gained' | 'lost', Page[]>)[] {
  const old = new Set(was?.rows)
  const kept = new Set((is?.rows ?? []).flatMap((row) => earlier.get(row) ?? []))
  const gained = (is?.rows ?? []).filter((row) => !old.has(earlier.get(row) ?? row))
  const lost = (was?.rows ?? []).filter((row) => !kept.has(row))
  if (was?.text === is?.text && gained.length + lost.length === 0) return []
  const change = was ? (is ? 'changed' : 'removed') : 'added'
  const from = was && is && was.text !== is.text ? was.text : null
  return [{ change, line: (is ?? was)?.line ?? 1, directive: (is ?? was)?.text ?? '', from, gained, lost }]
}

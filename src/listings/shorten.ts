import type { PhrasingContent } from 'mdast'
import { spanOf } from '../core/span.ts'
import { isAddress, webAddress, wellFormed } from '../core/web-address.ts'
import { pageLinks } from './link.ts'
import { linked } from './nodes.ts'
import type { Query, Word } from './query.ts'
import type { Finding } from '../report/finding.ts'
import { siteWords } from '../report/messages/languages.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/** A listing of which only the first rows are shown, or of each of its groups. */
export interface Shortened {
  rows: number
  /** The link to the whole list; null when there is none. */
  whole: string | null
  /** Says how many more there are. */
  say(count: number): string
}

/** The rows of a listing, or of one of its groups, that are shown, and what says how many more there are. */
export interface Section {
  pages: readonly Page[]
  /** How many more there are. */
  more: number
  /** That sentence, perhaps a link to the whole list; null when all rows are shown. */
  rest: PhrasingContent[] | null
}

/** Takes the first rows of a listing or of a group. */
export function sectionOf(pages: readonly Page[], shortened: Shortened | null): Section {
  const shown = shortened === null ? pages : pages.slice(0, shortened.rows)
  const more = pages.length - shown.length
  return { pages: shown, more, rest: more > 0 ? restOf(more, shortened) : null }
}

/** The pages of a listing or a group, and the groups in it. */
interface Grouped {
  pages: Page[]
  groups: readonly Grouped[] | null
}

/** The pages of a listing that are shown; one in several groups is there once. */
export function shownPages({ pages, groups, shortened }: Grouped & { shortened: Shortened | null }): Page[] {
  if (shortened === null) return pages
  if (!groups) return pages.slice(0, shortened.rows)
  const shown = new Set(groups.flatMap((group) => shownPages({ ...group, shortened })))
  return pages.filter((page) => shown.has(page))
}

/** The sentence that says how many rows are not shown. */
export function restOf(more: number, shortened: Shortened | null): PhrasingContent[] | null {
  return shortened && [linked(shortened.say(more), shortened.whole)]
}

/**
 * What `first=` and `more=` of a query come to on a page.
 *
 * `more=` is a web address, or names a page as references do: by its path from this page or from the docs folder, or by its
 * name; a `#` and an anchor can follow.
 */
export function shorten(
  index: SiteIndex,
  { first, more }: Query,
  page: Page,
): { shortened: Shortened | null; findings: Finding[] } {
  const findings: Finding[] = []
  const whole = more && linkTo(index, more, page)
  if (more && first === null)
    findings.push({ rule: 'unsuitable-option', span: spanOf(more), details: { option: 'more', without: 'first' } })
  else if (more && whole === null) {
    const known = index.site.pages.map(({ path }) => path)
    const details = { option: 'more', value: more.text, expected: 'page', known } as const
    findings.push({ rule: 'invalid-option', span: spanOf(more), details })
  }
  const { more: say } = siteWords(index.site.config.language)
  return { shortened: first && { rows: first.rows, whole, say }, findings }
}

/** Null when it is not an address, and names no page or several. */
function linkTo(index: SiteIndex, { text }: Word, page: Page): string | null {
  if (isAddress(text)) return webAddress(text)
  const [, name = '', anchor = ''] = /^([^#]*)(#.*)?$/s.exec(text) ?? []
  const [target, ...others] = index.pagesCalled(name, page)
  return target && others.length === 0 ? pageLinks(index, page)(target) + encodeURI(wellFormed(anchor)) : null
}

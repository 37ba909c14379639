import { posix } from 'node:path'
import type { Region } from '../directive.ts'
import { blockBelow, withoutPrefix, type Remains } from './merge-remains.ts'
import { linksIn } from './regions.ts'
import type { Finding } from '../../report/finding.ts'
import { memberTest } from '../../site/index/member-finder.ts'
import type { SiteIndex } from '../../site/index/site-index.ts'
import type { Page } from '../../site/page.ts'
import type { GeneratedText } from '../../write/splice.ts'
import { decodePath } from '../../core/paths.ts'

/**
 * Says of a region that it loses rows because pages were renamed: those that it links to, that are called otherwise now,
 * and that its new listing does not have. A page that was deleted is lost on purpose. git is only asked where a link of the
 * region leads to no page any more.
 *
 * @param text what is to be in the region
 */
export function lostRows(index: SiteIndex, page: Page, { directive, end }: Region, text: string): Finding[] {
  if (!end) return []
  const { name, comment } = directive
  const links = linksIn(page.source.slice(comment.end, end.comment.start))
  if (!pathsOf(links, page).some((path) => !index.hasPage(path))) return []
  const { earlier, from, to } = index.renames()
  const renamed = new Map(earlier.map((each) => [each.path, each]))
  const isRow = rowTest(index, directive)
  const listed = new Set(pathsOf(linksIn(text), page))
  const lost = pathsOf(links, from.get(page.path) ?? page).flatMap((path) => {
    const [before, now] = [renamed.get(path), to.get(path)?.path]
    return before === undefined || now === undefined || listed.has(now) || !isRow(before) ? [] : { from: path, to: now }
  })
  const [first] = lost
  const { start, end: last } = comment
  const details = first && { name, ...first, count: lost.length }
  return details ? [{ rule: 'lost-rows', span: { start, end: last }, details }] : []
}

/** Gives a page of the site by its path relative to the docs directory. */
type PageAt = (path: string) => Page | undefined

/** Whether a page can be a row of a list, and not only a link in one: where it is in the collection. */
function rowTest({ collections }: SiteIndex, { request }: Region['directive']): (page: Page) => boolean {
  const listed = request.kind === 'list' ? collections.get(request.collection) : undefined
  return listed ? memberTest(listed.collection) : () => true
}

/**
 * Rows below a region whose listing is empty now: what is left of one that had them, where somebody deleted its end comment.
 * Each leads to pages that are gone; where no end comment has been written since, also to such as the directive lists.
 *
 * @param text what is to be in the region
 * @param pageAt gives a page of the site by its path relative to the docs directory
 * @returns from the first line to the end of the last one
 */
export function rowsLeftBehind(
  index: SiteIndex,
  page: Page,
  { directive, end }: Region,
  { text, isInline }: GeneratedText,
  pageAt: PageAt,
): Remains | null {
  if (isInline || linksIn(text).length > 0 || directive.request.kind !== 'list') return null
  const block = blockBelow(page.source, (end ?? directive).comment.line.end)
  if (!block) return null
  const canBeListed = rowPathTest(index, directive, pageAt)
  const lines = page.source.slice(block.start, block.end).split('\n').map(withoutPrefix)
  const rows = lines.filter(
    (line, at) => line !== '' && !(line.startsWith('|') && at < 2 && linksIn(line).length === 0),
  )
  const paths = pathsOf(rows.flatMap(linksIn), page)
  const isRow = (line: string): boolean => /^(?:[-*+] |\|)/.test(line) && linksIn(line).length > 0
  if (paths.length === 0 || !rows.every(isRow)) return null
  return paths.every((path) => (end ? !pageAt(path) : canBeListed(path))) ? { ...block, kind: 'rows' } : null
}

/** Whether links of a page lead to what a directive lists now, or has listed, as far as it lists a collection. */
export function rowLinkTest(
  index: SiteIndex,
  page: Page,
  { directive }: Region,
  { text }: GeneratedText,
  pageAt: PageAt,
): (link: string) => boolean {
  const links = new Set(linksIn(text))
  const canBeListed = rowPathTest(index, directive, pageAt)
  return (link) => links.has(link) || pathsOf([link], page).some(canBeListed)
}

/** Whether a page of a path is in the collection of a list, or is gone. */
function rowPathTest(
  { collectionsOf }: SiteIndex,
  { request }: Region['directive'],
  pageAt: PageAt,
): (path: string) => boolean {
  if (request.kind !== 'list') return () => false
  return (path) => {
    const target = pageAt(path)
    return !target || collectionsOf(target).some(({ collection }) => collection.name === request.collection)
  }
}

/** The pages to which links lead, each once; relative to the docs directory. */
function pathsOf(links: readonly string[], { path }: Page): string[] {
  const paths = links.flatMap((link) => {
    const [target = ''] = link.split('#')
    return /\.md$/.test(target) && !/^[a-z]+:/i.test(target) ? posix.join(posix.dirname(path), decodePath(target)) : []
  })
  return [...new Set(paths)]
}

import { posix } from 'node:path'
import type { Region } from './directive.ts'
import { linksIn } from './regions.ts'
import type { Finding } from '../report/finding.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import type { Page } from '../site/page.ts'

/**
 * Says of a region that it loses rows because pages were renamed: those that it links to, that are called otherwise now,
 * and that its new listing does not have. A page that was deleted is lost on purpose. git is only asked where a link of the
 * region leads to no page any more.
 *
 * @param text what is to stand in the region
 */
export function lostRows(index: SiteIndex, page: Page, { directive, end }: Region, text: string): Finding[] {
  if (!end) return []
  const { name, comment } = directive
  const links = linksIn(page.source.slice(comment.end, end.comment.start))
  if (!pathsOf(links, page).some((path) => !index.hasPage(path))) return []
  const { from, to } = index.renames()
  const listed = new Set(pathsOf(linksIn(text), page))
  const lost = pathsOf(links, from.get(page.path) ?? page).flatMap((path) => {
    const now = to.get(path)?.path
    return now === undefined || listed.has(now) ? [] : { from: path, to: now }
  })
  const [first] = lost
  const { start, end: last } = comment
  const details = first && { name, ...first, count: lost.length }
  return details ? [{ rule: 'lost-rows', span: { start, end: last }, details }] : []
}

/** The pages to which links lead, each once; relative to the docs directory. */
function pathsOf(links: readonly string[], { path }: Page): string[] {
  const paths = links.flatMap((link) => {
    const [target = ''] = link.split('#')
    return /\.md$/.test(target) && !/^[a-z]+:/i.test(target) ? posix.join(posix.dirname(path), decoded(target)) : []
  })
  return [...new Set(paths)]
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}

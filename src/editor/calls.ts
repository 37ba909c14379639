import { isAbsolute, join } from 'node:path'
import { configFile } from '../config/file-names.ts'
import type { Span } from '../core/span.ts'
import { openPage, withinLimits, type KnownSite } from './known-site.ts'
import { nameAt, topOf, type Location } from './locations.ts'
import { titleOf } from '../site/computed-fields.ts'
import type { Page } from '../site/page.ts'

/** A page in the hierarchy of who lists whom. */
export interface ListedPage extends Location {
  /** Its path, relative to the docs directory, by which it is asked about again; of a record that of its collection's. */
  path: string
  title: string
}

/** A page that lists or names another, or is listed or named by it, and by which places. */
export interface ListedBy {
  page: ListedPage
  /** Of the page that lists: in its source. */
  places: Span[]
}

/** The page that is meant at a place: the one that a value there names, else the page itself. */
export function listedPageAt(known: KnownSite, path: string, text: string, offset: number): ListedPage | null {
  const thing = nameAt(known, path, text, offset)?.thing
  const [named] = thing?.kind === 'value' ? thing.pages : []
  const page = named ?? (path === configFile || isAbsolute(path) ? undefined : openPage(known, path, text).page)
  return page ? shown(known, page) : null
}

/** Who lists a page with a directive, or names it in front matter. */
export function listedBy(known: KnownSite, path: string): ListedBy[] {
  const target = pageAtPath(known, path)
  if (!target) return []
  return known.site.pages.flatMap((page): ListedBy[] => {
    if (page === target) return []
    const places = linksOf(known, page).flatMap(({ pages, place }) => (pages.has(target) ? [place] : []))
    return places.length > 0 ? [{ page: shown(known, page), places }] : []
  })
}

/** Whom a page lists with its directives, or names in its front matter. */
export function lists(known: KnownSite, path: string): ListedBy[] {
  const page = pageAtPath(known, path)
  const places = new Map<Page, Span[]>()
  for (const { pages, place } of page ? linksOf(known, page) : [])
    for (const target of pages) places.set(target, [...(places.get(target) ?? []), place])
  return [...places].map(([target, from]) => ({ page: shown(known, target), places: from }))
}

/** Pages that a place of a page leads to. */
interface Links {
  pages: ReadonlySet<Page>
  place: Span
}

/** By the queries with which they were found: another state of the site has others. */
const known = new WeakMap<object, WeakMap<Page, Links[]>>()

function linksOf({ queries }: KnownSite, page: Page): Links[] {
  const ofSite = known.get(queries) ?? new WeakMap<Page, Links[]>()
  known.set(queries, ofSite)
  const links = ofSite.get(page) ?? findLinks({ queries }, page)
  ofSite.set(page, links)
  return links
}

function findLinks({ queries }: Pick<KnownSite, 'queries'>, page: Page): Links[] {
  const listed = queries.find(page).regions.flatMap(({ directive }): Links[] => {
    const { start, end } = directive.comment
    const pages = new Set(withinLimits(() => queries.rows(directive, page), null))
    return pages.size > 0 ? [{ pages, place: { start, end } }] : []
  })
  const named = queries.references(page).map(({ target, value }): Links => {
    return { pages: new Set([target]), place: { start: value.start, end: value.end } }
  })
  return [...named, ...listed]
}

function pageAtPath({ site }: KnownSite, path: string): Page | undefined {
  const isIt = (page: Page): boolean => page.path === path
  return site.pages.find(isIt) ?? [...site.records.values()].flat().find(isIt)
}

function shown({ site, queries }: KnownSite, page: Page): ListedPage {
  const location = topOf({ site, queries }, page)
  return {
    ...location,
    path: page.path,
    title: titleOf(page),
    file: page.record ? location.file : join(site.docsDir, page.path),
  }
}

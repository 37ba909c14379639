import { join, posix } from 'node:path'
import { placesInConfig } from './config-places.ts'
import type { KnownSite } from './known-site.ts'
import { pageLinksIn } from './links.ts'
import { pagesWith, type FileEdit } from './locations.ts'
import { placesIn, type Place, type Thing } from './places.ts'
import { replacedName } from './replaced-name.ts'
import { configFile } from '../config/file-names.ts'
import type { Span } from '../core/span.ts'
import { linkBetween } from '../listings/link.ts'
import { likeThis } from '../site/index/new-names.ts'
import { pageName } from '../site/page-names.ts'
import { emptyPage, type Page } from '../site/page.ts'

/** What pages are to be called, by what they are called now: paths relative to the docs directory. */
export type PageMoves = ReadonlyMap<string, string>

/**
 * The changes with which what names pages goes on to name them once they have moved: references in front matter and
 * directives, and links in the text of pages. Lists that were generated are left to `write`.
 *
 * @param hasLinks whether links are changed; some editors do that themselves
 */
export function movePages(known: KnownSite, moves: PageMoves, hasLinks: boolean): FileEdit[] {
  const { site } = known
  const stems = new Set([...moves.keys()].map((path) => posix.basename(path)))
  const moved = (page: Page): Page => {
    const path = moves.get(page.path)
    if (path === undefined) return page
    const { translations } = site.config
    return { ...page, path, ...(translations && { translation: translations.of(path) }) }
  }
  const config = { file: join(site.root, configFile), source: site.config.text }
  const inConfig = placesInConfig(known).flatMap((place) => {
    const fix = movedReference(place, config.source, emptyPage, moved, known)
    return fix ? [{ ...config, ...fix }] : []
  })
  const named: Thing = { kind: 'value', field: '', value: '', pages: site.pages.filter(({ path }) => moves.has(path)) }
  const naming = new Set(named.pages.length > 0 ? pagesWith(known, named) : [])
  const inPages = site.pages.flatMap((page): FileEdit[] => {
    const location = { file: join(site.docsDir, page.path), source: page.source }
    const isMoved = moves.has(page.path)
    const places = isMoved || naming.has(page) ? placesIn(known, page) : []
    const references = places.flatMap((place) => movedReference(place, page.source, page, moved, known) ?? [])
    const isTouched =
      isMoved || [...stems].some((stem) => page.source.includes(stem) || page.source.includes(encodeURI(stem)))
    const links = hasLinks && isTouched ? movedLinks(known, page, moves) : []
    const edits = [...references, ...links].sort((one, other) => one.start - other.start)
    return edits.filter((edit, at) => edit.start !== edits[at - 1]?.start).map((edit) => ({ ...location, ...edit }))
  })
  return [...inConfig, ...inPages]
}

type Replacement = Span & { text: string }

function movedReference(
  place: Place,
  source: string,
  page: Page,
  moved: (page: Page) => Page,
  { queries }: KnownSite,
): Replacement | null {
  const { thing, written } = place
  if (thing.kind !== 'value') return null
  const [target, ...others] = thing.pages
  if (!target || target.record || others.length > 0) return null
  const [from, to] = [moved(page), moved(target)]
  const isKey = !written.includes('/') && written.replace(/\.md$/, '') !== pageName(target)
  if ((from === page && to === target) || isKey) return null
  const like = likeThis(written, to, from)
  const name = like === written || like.includes('/') ? like : unambiguous(like, to, target, queries)
  return name === written ? null : replacedName(place, source, written, name)
}

/** A name that other pages have, too, does not do: then the path. */
function unambiguous(name: string, to: Page, target: Page, queries: KnownSite['queries']): string {
  const index = queries.indexes.of(target)
  const isShared = index.collectionsOf(target).some(({ names }) => {
    return (names.byName.get(name.replace(/\.md$/, '')) ?? []).some(({ path }) => path !== target.path)
  })
  return isShared ? to.path : name
}

function movedLinks({ queries }: Pick<KnownSite, 'queries'>, page: Page, moves: PageMoves): Replacement[] {
  const generated = queries.find(page).regions.flatMap(({ directive, end }) => {
    return end ? [{ start: directive.comment.end, end: end.comment.start }] : []
  })
  const isGenerated = ({ start }: Span): boolean =>
    generated.some((region) => start >= region.start && start < region.end)
  const from = moves.get(page.path) ?? page.path
  return pageLinksIn(page).flatMap((link): Replacement[] => {
    const target = moves.get(link.path) ?? link.path
    if (isGenerated(link) || (from === page.path && target === link.path)) return []
    const path = linkBetween(from, target)
    const text = `${link.isEncoded ? path : decodeURI(path)}${link.rest}`
    const isSame = text === page.source.slice(link.start, link.end)
    return isSame ? [] : [{ start: link.start, end: link.end, text }]
  })
}

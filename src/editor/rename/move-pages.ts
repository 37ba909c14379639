import { join, posix } from 'node:path'
import { placesInConfig } from '../config-places.ts'
import { moveCollection, moveFieldPages, type MovedFolder } from '../../config/edits/move-collection.ts'
import { configFile, lockFile } from '../../config/file-names.ts'
import { globTest } from '../../core/patterns/glob.ts'
import type { Span } from '../../core/span.ts'
import { readText } from '../../files/read-text.ts'
import { fileOf, ownKey, type KnownSite } from '../known-site.ts'
import { pageLinksIn } from '../links.ts'
import { linkBetween } from '../../listings/link.ts'
import type { FileEdit } from '../locations.ts'
import { pagesNaming } from '../mentions.ts'
import { moveNamedFiles } from './move-files.ts'
import { moveNavigation, type PageMoves } from './move-navigation.ts'
import { placesInData } from './other-places.ts'
import { placesIn, type Place, type Thing } from '../places.ts'
import { replacedName, type Notation } from './replaced-name.ts'
import { encodePath } from '../../rules/reviewed-references.ts'
import { memberTest } from '../../site/index/member-finder.ts'
import { likeThis } from '../../site/index/new-names.ts'
import { pageName } from '../../site/page-names.ts'
import { emptyPage, type Page } from '../../site/page.ts'
import { editBetween, splice } from '../../write/splice.ts'

/**
 * The changes with which what names pages goes on to name them once they have moved: references in front matter, data
 * files and directives, the navigation, globs of collections, and links in the text of pages. Lists that were generated
 * are left to `write`.
 *
 * @param hasLinks whether links are changed; some editors do that themselves
 * @param folders that move with all that is in them
 * @param files and folders, relative to the folder of `mdsplice.yml`, which can name them, too
 */
export function movePages(
  known: KnownSite,
  moves: PageMoves,
  hasLinks: boolean,
  folders: readonly MovedFolder[] = [],
  files: readonly MovedFolder[] = [],
): FileEdit[] {
  const { site } = known
  const stems = new Set([...moves.keys()].map((path) => posix.basename(path)))
  const moved = (page: Page): Page => {
    const path = moves.get(page.path)
    if (path === undefined) return page
    const { translations } = site.config
    return { ...page, path, ...(translations && { translation: translations.of(path) }) }
  }
  const inConfig = placesInConfig(known).flatMap(
    (place) => movedReference(place, site.config.text, emptyPage, moved, known) ?? [],
  )
  const inData = placesInData(known).flatMap(({ file, source, notation, places }): FileEdit[] => {
    const edits = places.flatMap((place) => movedReference(place, source, emptyPage, moved, known, notation) ?? [])
    return edits.filter(isFirstThere).map((edit) => ({ file, source, ...edit }))
  })
  const named: Thing = { kind: 'value', field: '', value: '', pages: site.pages.filter(({ path }) => moves.has(path)) }
  const naming = new Set(named.pages.length > 0 ? pagesNaming(known, named) : [])
  const inPages = site.pages.flatMap((page): FileEdit[] => {
    const location = { file: fileOf(site, page), source: page.source }
    const isMoved = moves.has(page.path)
    const places = isMoved || naming.has(page) ? placesIn(known, page) : []
    const references = places.flatMap((place) => movedReference(place, page.source, page, moved, known) ?? [])
    const isTouched =
      isMoved || [...stems].some((stem) => page.source.includes(stem) || page.source.includes(encodeURI(stem)))
    const links = hasLinks && isTouched ? movedLinks(known, page, moves) : []
    const edits = [...references, ...links].sort((one, other) => one.start - other.start)
    return edits.filter(isFirstThere).map((edit) => ({ ...location, ...edit }))
  })
  const settings = [
    ...movedConfig(known, [...inConfig, ...moveNamedFiles(known, files)], moves, folders),
    ...moveNavigation(known, moves, folders),
    ...movedLock(known, moves),
  ]
  return [...settings, ...inData, ...inPages]
}

/** The reviews of references from and to moved pages, in the order in which \`review\` writes them. */
function movedLock({ site }: KnownSite, moves: PageMoves): FileEdit[] {
  if (!site.lock) return []
  const file = join(site.root, lockFile)
  const read = readText(file, site.access)
  if (!('text' in read)) return []
  const source = read.text.replace(/^\uFEFF/, '')
  const moved = new Map([...moves].map(([from, to]) => [encodePath(from), encodePath(to)]))
  const lines = source.split(/(?<=\n)/)
  const isReview = (line: string): boolean => !line.startsWith('#') && line.trim() !== ''
  const reviews = lines.filter(isReview)
  const now = reviews.map((line) => {
    const [from = '', to = '', ...rest] = line.split(' ')
    return [moved.get(from) ?? from, moved.get(to) ?? to, ...rest].join(' ')
  })
  const wasSorted = reviews.every((line, at) => at === 0 || (reviews[at - 1] ?? '') <= line)
  const ordered = (wasSorted ? now.sort() : now).values()
  const edit = editBetween(source, lines.map((line) => (isReview(line) ? ordered.next().value : line)).join(''))
  return edit ? [{ file, source, ...edit }] : []
}

type Replacement = Span & { text: string }

/** Whether an edit is the first at its place, of edits in the order of their places. */
function isFirstThere(edit: Replacement, at: number, edits: readonly Replacement[]): boolean {
  return edit.start !== edits[at - 1]?.start
}

/** `mdsplice.yml` with references to moved pages, and with globs that hold them as they did before; in one edit. */
function movedConfig(
  { site }: KnownSite,
  references: readonly Replacement[],
  moves: PageMoves,
  folders: readonly MovedFolder[],
): FileEdit[] {
  const before = site.config.text
  let text = splice(before, [...references].sort((one, other) => one.start - other.start).filter(isFirstThere))
  const names = site.config.collections.map(({ name }) => name)
  for (const collection of site.config.collections) {
    if (collection.data !== null) continue
    const isLost = lossTest(site.pages.filter(memberTest(collection)), moves)
    if (!isLost(collection.pages)) continue
    for (const moved of movedNames(collection.pages, moves, folders)) {
      const found = moveCollection(text, collection.name, moved, names)
      if (found && !isLost(found.globs)) text = found.text
    }
  }
  for (const { name, values } of site.config.fields) {
    if (!values || !('pages' in values)) continue
    const { pages } = values
    const isNamed = globTest(pages)
    const isLost = lossTest(
      site.pages.filter(({ path }) => isNamed(path)),
      moves,
    )
    if (!isLost(pages)) continue
    for (const moved of movedNames(pages, moves, folders)) {
      const found = moveFieldPages(text, name, moved)
      if (found && !isLost(found.globs)) text = found.text
    }
  }
  const edit = editBetween(before, text)
  return edit ? [{ file: join(site.root, configFile), source: before, ...edit }] : []
}

/** Says of globs whether they lack some of these pages once they have moved. */
function lossTest(pages: readonly Page[], moves: PageMoves): (globs: readonly string[]) => boolean {
  const moved = pages.flatMap(({ path }) => moves.get(path) ?? [])
  return (globs) => {
    const isStill = globTest(globs)
    return moved.some((path) => !isStill(path))
  }
}

/** What globs can name: folders, and of pages alone those that one of them names as it is. */
function movedNames(globs: readonly string[], moves: PageMoves, folders: readonly MovedFolder[]): MovedFolder[] {
  const pages = globs.flatMap((from) => {
    const to = moves.get(from)
    return to === undefined ? [] : [{ from, to }]
  })
  return [...folders, ...pages]
}

function movedReference(
  place: Place,
  source: string,
  page: Page,
  moved: (page: Page) => Page,
  { queries }: KnownSite,
  notation?: Notation,
): Replacement | null {
  const { thing, written } = place
  if (thing.kind !== 'value') return null
  const [target, ...others] = thing.pages
  if (!target || target.record || others.length > 0) return null
  const [from, to] = [moved(page), moved(target)]
  const isKey =
    written === ownKey(queries, target)?.value.text ||
    (!written.includes('/') && written.replace(/\.md$/, '') !== pageName(target))
  if ((from === page && to === target) || isKey) return null
  const like = likeThis(written, to, from)
  const name = like === written || like.includes('/') ? like : unambiguous(like, to, target, queries)
  return name === written ? null : replacedName(place, source, written, name, notation)
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
    // Of pages that move together, one still leads to the other.
    const isRight = posix.join(posix.dirname(from), link.way) === target
    if (isGenerated(link) || isRight) return []
    const path = linkBetween(from, target)
    return [{ start: link.start, end: link.end, text: `${link.isEncoded ? path : decodeURI(path)}${link.rest}` }]
  })
}

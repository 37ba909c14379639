import { join, posix } from 'node:path'
import { placesInConfig, type ConfigPlace } from './config-places.ts'
import { countedField } from '../config/field-names.ts'
import { configFile } from '../config/file-names.ts'
import { isIndex } from '../core/paths.ts'
import type { Span } from '../core/span.ts'
import type { KnownSite } from './known-site.ts'
import { isSame, nameAt, pagesWith, type FileEdit, type Location, type NamedHere } from './locations.ts'
import { movePages, type PageMoves } from './move-pages.ts'
import { placesIn, type Place, type Thing } from './places.ts'
import { replacedName } from './replaced-name.ts'
import type { EditorMessages } from '../report/messages/editor-messages.ts'
import { pageName } from '../site/page-names.ts'
import { plainPath, type Page } from '../site/page.ts'

/** What a rename changes. */
export interface Renaming {
  edits: FileEdit[]
  /** Files and folders that get another path; absolute. */
  moves: { from: string; to: string }[]
}

/** Why something is not renamed. */
export interface RenameRefusal {
  refused: keyof EditorMessages['rename']
}

/** The name at a place that can be renamed, without what stands around it; null where there is none. */
export function renamable(
  known: KnownSite,
  path: string,
  text: string,
  offset: number,
): (Span & { name: string }) | null {
  const named = nameAt(known, path, text, offset)
  if (!named || !nameOf(known, named)) return null
  const found = replacedName({ ...named }, text, named.written, named.written)
  return { start: found?.start ?? named.start, end: found?.end ?? named.end, name: named.written }
}

/** What is renamed where a name stands; null where that cannot be. */
function nameOf({ queries }: KnownSite, { thing, written }: NamedHere): Thing | null {
  const index = queries.indexes.in(null)
  if (thing.kind === 'field') {
    const isOwnName =
      index.fields.canonical(written) === written && countedField(written) === null && !written.includes('.')
    return isOwnName && thing.field === written && !index.computedFields.includes(written) ? thing : null
  }
  if (thing.kind !== 'value') return thing
  const [page, ...others] = thing.pages
  if (!page) return thing
  // A key, or a path, says something else than what the page is called.
  return others.length === 0 && !page.record && written === pageName(page) ? thing : null
}

/**
 * Renames what stands at a place in all of the site: in front matter, directives and `mdsplice.yml`; of a page its file, too.
 * What it does not name stays as it is, byte by byte.
 *
 * @param path of the page, relative to the docs directory, or `mdsplice.yml`
 * @param text as it stands in the editor
 * @param hasLinks whether links in the text of pages are to follow a page
 */
export function rename(
  known: KnownSite,
  path: string,
  text: string,
  { offset, name, hasLinks }: { offset: number; name: string; hasLinks: boolean },
): Renaming | RenameRefusal {
  const named = nameAt(known, path, text, offset)
  const thing = named && nameOf(known, named)
  if (!thing) return { refused: 'nothing' }
  if (!isPossible(name, thing)) return { refused: 'invalid' }
  const [page] = thing.kind === 'value' ? thing.pages : []
  if (page) return renamePage(known, page, name, hasLinks)
  if (thing.kind === 'collection' && !isIndependent(known, thing.name)) return { refused: 'derived' }
  if (isTaken(known, thing, name)) return { refused: 'taken' }
  return renameEverywhere(known, thing, name)
}

/** No white space at the ends, nothing that could end a comment; of what stands in one word of a directive none within. */
function isPossible(name: string, { kind }: Thing): boolean {
  if (name.trim() !== name || name === '' || /[\r\n\t]|--/.test(name)) return false
  if (kind === 'collection' || kind === 'query') return /^[^\s/_"|=<>*{}][^\s/"|=<>*{}]*$/.test(name)
  return kind === 'value' || !/["|*/<>=.,]|^[!-]/.test(name)
}

/** Whether the configuration says all that a collection's name would say otherwise: which pages, and by which field they are named. */
function isIndependent({ site, queries }: KnownSite, name: string): boolean {
  const { originOf } = site.config
  const written = placesInConfig({ site, queries }).find(
    ({ thing, isDeclaration }) => isDeclaration && thing.kind === 'collection' && thing.name === name,
  )?.written
  const isSet = (setting: string): boolean =>
    written !== undefined && originOf(['collections', written, setting]) !== 'default'
  return (isSet('pages') || isSet('data')) && isSet('reference_field')
}

function isTaken({ queries }: KnownSite, thing: Thing, name: string): boolean {
  const { collections, isField, site } = queries.indexes.in(null)
  if (thing.kind === 'collection') return collections.has(name.toLowerCase())
  if (thing.kind === 'query') return site.config.queries.has(name.toLowerCase())
  return thing.kind === 'field' && isField(name)
}

function renameEverywhere(known: KnownSite, thing: Thing, name: string): Renaming | RenameRefusal {
  const { site } = known
  const edits: FileEdit[] = []
  const add = (location: Omit<Location, 'start' | 'end'>, places: readonly Place[]): boolean => {
    const changed = new Set<number>()
    for (const place of places) {
      const written = newName(place, thing, name)
      if (written === null) continue
      const fix = replacedName(place, location.source, place.written, written)
      if (!fix) return false
      // A name in a set of labels is a value of each of its fields.
      if (!changed.has(fix.start)) edits.push({ ...location, ...fix })
      changed.add(fix.start)
    }
    return true
  }
  const config = { file: join(site.root, configFile), source: site.config.text }
  const isCertain =
    add(config, placesInConfig(known)) &&
    pagesWith(known, thing).every((page) =>
      add({ file: join(site.docsDir, page.path), source: page.source }, placesIn(known, page)),
    )
  return isCertain ? { edits, moves: [] } : { refused: 'uncertain' }
}

/** What a name is to be; null where it stays. Of a field also the paths into it, and the number of its values. */
function newName(
  { thing, written, isInDirective, ...place }: Place | ConfigPlace,
  wanted: Thing,
  name: string,
): string | null {
  if (wanted.kind !== 'field') return isSame(thing, wanted) ? name : null
  if (thing.kind !== 'field') return null
  const [from, to] = [wanted.field, name]
  const inner = countedField(written)
  if (inner !== null) {
    const counted = newName({ ...place, thing, isInDirective, written: inner }, wanted, name)
    return counted === null ? null : `count(${counted})`
  }
  if (written === from) return to
  return written.startsWith(`${from}.`) ? to + written.slice(from.length) : null
}

function renamePage(known: KnownSite, page: Page, name: string, hasLinks: boolean): Renaming | RenameRefusal {
  if (/[/\\:*?"<>|]|^\./.test(name)) return { refused: 'invalid' }
  const { site } = known
  const isFolder = isIndex(plainPath(page))
  const from = isFolder ? posix.dirname(page.path) : page.path
  // With translations several files have the name.
  if (page.translation && plainPath(page) !== page.path) return { refused: 'translated' }
  const to = posix.join(posix.dirname(from), isFolder ? name : `${name}${posix.extname(page.path)}`)
  const moves: PageMoves = new Map(
    site.pages.flatMap(({ path }) =>
      path === from || path.startsWith(`${from}/`) ? [[path, to + path.slice(from.length)]] : [],
    ),
  )
  const isThere = (path: string): boolean => path === to || path.startsWith(`${to}/`)
  if (site.pages.some(({ path }) => isThere(path)) || site.otherFiles.some(isThere)) return { refused: 'taken' }
  const edits = movePages(known, moves, hasLinks)
  return { edits, moves: [{ from: join(site.docsDir, from), to: join(site.docsDir, to) }] }
}

import { isAbsolute, join, posix } from 'node:path'
import { placesInConfig, type ConfigPlace } from '../config-places.ts'
import { countedField } from '../../config/field-names.ts'
import { configFile } from '../../config/file-names.ts'
import { isIndex } from '../../core/paths.ts'
import type { Span } from '../../core/span.ts'
import { openPage, ownKey, type KnownSite } from '../known-site.ts'
import { isSame, nameAt, recordNamedAt, type FileEdit, type Location, type NamedHere } from '../locations.ts'
import { placesNaming } from '../mentions.ts'
import type { PageMoves } from './move-navigation.ts'
import { movePages } from './move-pages.ts'
import { isTemplateName, placesInData, placesInTemplates, type TemplatePlaces } from './other-places.ts'
import type { Place, Thing } from '../places.ts'
import { nameReplacer, replacedName, type Notation } from './replaced-name.ts'
import type { EditorMessages } from '../../report/messages/editor-messages.ts'
import { pageName } from '../../site/page-names.ts'
import { plainPath, type Page } from '../../site/page.ts'

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

/** The name at a place that can be renamed, without what is around it; null where there is none. */
export function renamable(
  known: KnownSite,
  path: string,
  text: string,
  offset: number,
): (Span & { name: string }) | null {
  const named = nameAt(known, path, text, offset)
  const thing = named && nameOf(known, named)
  if (!thing) return null
  // It is kept, so that the answer is there at once when the name is.
  if (thing.kind === 'field') placesNaming(known, thing)
  const found = replacedName({ ...named }, text, named.written, named.written)
  return { start: found?.start ?? named.start, end: found?.end ?? named.end, name: named.written }
}

/** What is renamed where a name is; null where that cannot be. */
function nameOf({ site, queries }: KnownSite, { thing, written }: NamedHere): Thing | null {
  const index = queries.indexes.in(null)
  if (thing.kind === 'field') {
    // By it references name records.
    if (thing.field === 'id' && site.records.size > 0) return null
    // Of a field in an object the name alone says too little: elsewhere its path names it.
    const isWhole =
      countedField(written) === null && !written.includes('.') && index.fields.canonical(written) === thing.field
    return isWhole && !index.computedFields.includes(thing.field) ? thing : null
  }
  if (thing.kind !== 'value') return thing
  const [page, ...others] = thing.pages
  if (!page) return thing
  // A path says something else than what the page is called.
  const isName = (!page.record && written === pageName(page)) || written === ownKey(queries, page)?.value.text
  return others.length === 0 && isName ? thing : null
}

/**
 * Renames what is at a place in all of the site: in front matter, directives and `mdsplice.yml`; of a page its file, too.
 * What it does not name stays as it is, byte by byte.
 *
 * @param path as `nameAt` has it
 * @param text as it is in the editor
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
  if (!named || !thing) return { refused: 'nothing' }
  if (!isPossible(name, thing)) return { refused: 'invalid' }
  const [page] = thing.kind === 'value' ? thing.pages : []
  if (page && !page.record && named.written === pageName(page)) return renamePage(known, page, name, hasLinks)
  const keyed = page ?? keyedPage(known, path, text, named)
  if (keyed) return renameKey(known, keyed, named.written, name)
  if (thing.kind === 'collection' && !isIndependent(known, thing.name)) return { refused: 'derived' }
  if (isTaken(known, thing, name)) return { refused: 'taken' }
  const from = thing.kind === 'field' ? named.written : ''
  return renameEverywhere(known, [thing], (place) => newName(place, thing, from, name))
}

/** The page itself, where the value says by what others name it. */
function keyedPage(known: KnownSite, path: string, text: string, named: NamedHere): Page | null {
  const { thing, isInDirective } = named
  if (thing.kind !== 'value' || isInDirective || path === configFile) return null
  if (isAbsolute(path)) return recordNamedAt(known, path, text, named)
  const page = known.site.pages.find((each) => each.path === path && openPage(known, path, text).page === each)
  return page && ownKey(known.queries, page)?.field === thing.field ? page : null
}

/** Renames what a page or a record is named by: where it says that, where others name it so, and where that value is asked for. */
function renameKey(known: KnownSite, page: Page, written: string, name: string): Renaming | RenameRefusal {
  const key = ownKey(known.queries, page)
  if (!key || key.value.text !== written) return { refused: 'nothing' }
  const collections = known.queries.indexes.of(page).collectionsOf(page)
  if (collections.some(({ names }) => names.named(name, page).length > 0)) return { refused: 'taken' }
  const value: Thing = { kind: 'value', field: key.field, value: written, pages: [] }
  const things: Thing[] = [{ ...value, pages: [page] }, value]
  const isIt = (place: Place): boolean =>
    place.written === written && things.some((thing) => isSame(place.thing, thing))
  return renameEverywhere(known, things, (place) => (isIt(place) ? name : null))
}

/** No white space at the ends, nothing that could end a comment; of what is in one word of a directive none within. */
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

/**
 * Gives names other ones wherever they are.
 *
 * @param things what they can refer to
 * @param renamed gives what the name at a place is to be; null where it stays
 */
function renameEverywhere(
  known: KnownSite,
  things: readonly Thing[],
  renamed: (place: Place) => string | null,
): Renaming | RenameRefusal {
  const { site } = known
  const edits: FileEdit[] = []
  const inYaml = nameReplacer()
  const add = (
    { file, source }: Omit<Location, 'start' | 'end'>,
    places: readonly Place[],
    notation: Notation = 'yaml',
  ): boolean => {
    const changed = new Set<number>()
    for (const place of places) {
      const name = renamed(place)
      if (name === null) continue
      const fix =
        notation === 'yaml' ? inYaml(place, source, name) : replacedName(place, source, place.written, name, notation)
      if (!fix) return false
      const { start, end, text } = fix
      // A name in a set of labels is a value of each of its fields.
      if (!changed.has(start)) edits.push({ file, source, start, end, text, place })
      if (places.length > 1) changed.add(start)
    }
    return true
  }
  const config = { file: join(site.root, configFile), source: site.config.text }
  const seen = new Set<Page>()
  const addPages = (thing: Thing): boolean => {
    for (const { page, file, places } of placesNaming(known, thing)) {
      const isNew = !seen.has(page)
      if (things.length > 1) seen.add(page)
      if (isNew && !add({ file, source: page.source }, places)) return false
    }
    return true
  }
  const isCertain =
    add(config, placesInConfig(known)) &&
    things.every(addPages) &&
    placesInData(known).every(({ places, notation, ...location }) => add(location, places, notation)) &&
    placesInTemplates(known).every((template) => renameTags(template, things, renamed, edits))
  return isCertain ? { edits, moves: [] } : { refused: 'uncertain' }
}

/** Whether a tag could be written otherwise in its place, too, is certain of letters alone. */
function renameTags(
  { file, source, tags, quote }: TemplatePlaces,
  things: readonly Thing[],
  renamed: (place: Place) => string | null,
  edits: FileEdit[],
): boolean {
  if (!things.some(({ kind }) => kind === 'field')) return true
  return tags.every(({ name, start, end }) => {
    const [field = ''] = name.split('.')
    const thing: Thing = { kind: 'field', field }
    const text = renamed({ start, end, written: name, isInDirective: false, thing })
    if (text === null) return true
    edits.push({ file, source, start, end, text })
    return !/[{}\\]|^[#^&>!]/.test(text) && !(quote !== '' && text.includes(quote)) && !isTemplateName(text)
  })
}

/** What a name is to be; null where it stays. Of a field also the paths into it, and the number of its values: an alias stays. */
function newName(place: Place | ConfigPlace, wanted: Thing, from: string, to: string): string | null {
  const { thing, written } = place
  if (wanted.kind !== 'field') return isSame(thing, wanted) ? to : null
  if (thing.kind !== 'field') return null
  if (written === from && thing.field === from) return to
  const inner = countedField(written)
  if (inner !== null) {
    const counted = newName({ ...place, written: inner }, wanted, from, to)
    return counted === null ? null : `count(${counted})`
  }
  // The name of a field in an object, which is another one.
  if (thing.field.endsWith(`.${written}`)) return null
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
  const edits = movePages(known, moves, hasLinks, isFolder ? [{ from, to }] : [])
  return { edits, moves: [{ from: join(site.docsDir, from), to: join(site.docsDir, to) }] }
}

import { isAbsolute, join } from 'node:path'
import { placesInConfig } from './config-places.ts'
import { configFile } from '../config/file-names.ts'
import type { Span } from '../core/span.ts'
import { openPage, ownKey, type KnownSite } from './known-site.ts'
import { placesNaming } from './mentions.ts'
import { placeAt, placesIn, type Place, type Thing } from './places.ts'
import { namesAround, placesInData } from './rename/other-places.ts'
import { fieldOf, type Page } from '../site/page.ts'

/** A place in a file of the site. Offsets are those of its text without a byte order mark. */
export interface Location extends Span {
  /** Absolute path. */
  file: string
  /** The text in which the offsets count. */
  source: string
}

/** A change of a file. */
export interface FileEdit extends Location {
  /** What is put in the place of the span. */
  text: string
  /** The name that is there. */
  place?: Place
}

/** A name under the cursor. Offsets are those of the editor's text. */
export interface NamedHere extends Span {
  thing: Thing
  written: string
  isInDirective: boolean
}

/**
 * The name at a place of a page or of another file. Never throws, whatever the text is.
 *
 * @param path of the page, relative to the docs directory; `mdsplice.yml`; or the absolute path of a data file or a template
 * @param text as it is in the editor
 * @param offset in the text, in UTF-16 code units
 */
export function nameAt(known: KnownSite, path: string, text: string, offset: number): NamedHere | null {
  if (path === configFile)
    return text === known.site.config.text ? placeAt(placesInSettings(known, offset), offset) : null
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const place = placeAt(placesAround(known, path, text, offset - shift), offset - shift)
  return place && { ...place, start: place.start + shift, end: place.end + shift }
}

function placesAround(known: KnownSite, path: string, text: string, offset: number): Place[] {
  if (!isAbsolute(path)) return placesIn(known, openPage(known, path, text).page)
  const found = namesAround(known, path, offset)
  return found && text.endsWith(found.source) && text.length - found.source.length <= 1 ? found.places : []
}

/** Of the configuration, those of the templates in it, too. */
function placesInSettings(known: KnownSite, offset: number): Place[] {
  const inTemplates = namesAround(known, join(known.site.root, configFile), offset)?.places ?? []
  return [...placesInConfig(known), ...inTemplates]
}

/** The record of a data file that is named at a place of it. */
export function recordNamedAt(known: KnownSite, file: string, text: string, { start }: NamedHere): Page | null {
  const at = start - (text.startsWith('\uFEFF') ? 1 : 0)
  const record = namesAround(known, file, at)?.record ?? null
  return record && ownKey(known.queries, record)?.value.start === at ? record : null
}

/** Where what is at a place is defined: the pages that a value names, or where `mdsplice.yml` declares a name. */
export function definitions(known: KnownSite, path: string, text: string, offset: number): Location[] {
  const named = nameAt(known, path, text, offset)
  if (!named) return []
  const { thing } = named
  if (thing.kind === 'value' && thing.pages.length > 0) return thing.pages.map((page) => topOf(known, page))
  const declared = placesInConfig(known).filter((place) => isSame(place.thing, thing))
  const [first] = [...declared.filter(({ isDeclaration }) => isDeclaration), ...declared]
  return first ? [configLocation(known, first)] : []
}

/** Where the same name as at a place is: in front matter, directives and `mdsplice.yml`. */
export function references(known: KnownSite, path: string, text: string, offset: number): Location[] {
  const thing = thingAt(known, path, text, offset)
  return thing ? placesOf(known, thing) : []
}

/** What is at a place: what its name refers to, or the page itself where that says what it is called. */
function thingAt(known: KnownSite, path: string, text: string, offset: number): Thing | null {
  const named = nameAt(known, path, text, offset)
  if (path === configFile) return named?.thing ?? null
  if (isAbsolute(path)) {
    const record = named && recordNamedAt(known, path, text, named)
    return record ? { kind: 'value', field: '', value: '', pages: [record] } : (named?.thing ?? null)
  }
  const { page, shift, index } = openPage(known, path, text)
  const keys = new Set(['title', ...index.collectionsOf(page).flatMap(({ collection }) => collection.key ?? [])])
  const isOwnName = named?.thing.kind === 'value' && !named.isInDirective && keys.has(named.thing.field)
  const at = offset - shift
  const line = page.source.slice(page.source.lastIndexOf('\n', at - 1) + 1)
  const isHeading = at >= page.frontMatter.end && /^#\s/.test(line)
  const stored = known.site.pages.find((each) => each.path === page.path)
  if (stored && (isOwnName || (!named && isHeading))) return { kind: 'value', field: '', value: '', pages: [stored] }
  return named?.thing ?? null
}

/** Every place in the site where something is. */
function placesOf(known: KnownSite, thing: Thing): Location[] {
  const inPages: Location[] = []
  for (const { page, file, places } of placesNaming(known, thing))
    for (const { start, end, thing: found } of places)
      if (isSame(found, thing)) inPages.push({ file, source: page.source, start, end })
  const inConfig = placesInConfig(known).filter((place) => isSame(place.thing, thing))
  const inData = placesInData(known).flatMap(({ file, source, places }) =>
    places.flatMap(({ start, end, thing: found }) => (isSame(found, thing) ? [{ file, source, start, end }] : [])),
  )
  return [...inPages, ...inConfig.map((place) => configLocation(known, place)), ...inData]
}

/** Whether two names refer to the same. */
export function isSame(one: Thing, other: Thing): boolean {
  if (one.kind === 'field') return other.kind === 'field' && one.field === other.field
  if (one.kind !== 'value') return one.kind === other.kind && 'name' in other && one.name === other.name
  if (other.kind !== 'value') return false
  if (one.pages.length > 0 || other.pages.length > 0)
    return one.pages.some((page) => other.pages.some(({ path }) => path === page.path))
  return one.field === other.field && one.value === other.value
}

function configLocation({ site }: KnownSite, { start, end }: Place): Location {
  return { file: join(site.root, configFile), source: site.config.text, start, end }
}

/** The beginning of a page, or the place of a record in its file. */
export function topOf({ site }: KnownSite, page: Page): Location {
  if (!page.record) return { file: join(site.docsDir, page.path), source: page.source, start: 0, end: 0 }
  const { path, text } = page.record.file
  const [first] = page.frontMatter.fields.values()
  const { start, end } = fieldOf(page.frontMatter, 'id')?.values[0] ?? first?.key ?? { start: 0, end: 0 }
  return { file: join(site.root, path), source: text, start, end }
}

import { fileOf, type KnownSite } from './known-site.ts'
import { keyPlace, placesInDirectives, placesInFrontMatter, placesOfField, type Place, type Thing } from './places.ts'
import { pageName } from '../site/page-names.ts'
import { fieldNames, fieldOf, textsIn, type Page } from '../site/page.ts'
import type { Site } from '../site/site.ts'

/** The names in a page that can refer to something; those of other things may be among them. */
interface Mention {
  page: Page
  /** Absolute path. */
  file: string
  places: Place[]
}

/** Of the field that was asked for last: who asks for a new name for it has asked before whether it can be renamed. */
const mentionsOfField = new WeakMap<Site, { field: string; mentions: Mention[] }>()

/** The names in the pages of a site that can refer to something, page by page. */
export function placesNaming(known: KnownSite, thing: Thing): Iterable<Mention> {
  if (thing.kind !== 'field') return mentionsOf(known, thing)
  const last = mentionsOfField.get(known.site)
  if (last?.field === thing.field) return last.mentions
  const mentions = [...mentionsOf(known, thing)]
  mentionsOfField.set(known.site, { field: thing.field, mentions })
  return mentions
}

/** One may be in ten thousand pages, and nearly all that is made on the way is for one of them only. */
function* mentionsOf(known: KnownSite, thing: Thing): Iterable<Mention> {
  const inDirectives = commentTest(known, thing)
  const words = wordsOf(known, thing)
  for (const page of known.site.pages) {
    const isInDirectives = inDirectives(page)
    const isInFields = thing.kind === 'field' || isSaidIn(page, thing, words)
    if (!isInDirectives && !isInFields) continue
    const places = isInFields ? placesInFields(known, page, thing) : []
    if (isInDirectives) places.push(...placesInDirectives(known, page))
    if (places.length > 0) yield { page, file: fileOf(known.site, page), places }
  }
}

/** The names in a page's front matter that can refer to something: a page can be named by any of its fields. */
function placesInFields(known: KnownSite, page: Page, thing: Thing): Place[] {
  if (thing.kind === 'value' && thing.pages.length > 0) return placesInFrontMatter(known, page)
  if (thing.kind === 'value') return placesOfField(known, page, thing.field)
  if (thing.kind !== 'field') return []
  const field = fieldOf(page.frontMatter, thing.field)
  return field ? [keyPlace(page, thing.field, field)] : []
}

/** The pages of a site that can name something. */
export function pagesNaming(known: KnownSite, thing: Thing): Page[] {
  const isInDirectives = commentTest(known, thing)
  const words = wordsOf(known, thing)
  return known.site.pages.filter((page) => isInDirectives(page) || isSaidIn(page, thing, words))
}

/** Makes a test of whether a directive of a page can name something: cheap, and right in most pages that do not. */
function commentTest(known: KnownSite, thing: Thing): (page: Page) => boolean {
  const words = new RegExp(wordsOf(known, thing).map(beginning).join('|'), 'i')
  return (page) => {
    const comments = commentsIn(page)
    return comments !== '' && words.test(comments)
  }
}

function isSaidIn({ frontMatter }: Page, thing: Thing, words: readonly string[]): boolean {
  if (thing.kind !== 'value') return false
  const hasWord = (field: string): boolean =>
    (fieldOf(frontMatter, field)?.values ?? []).some(({ text }) => words.some((word) => text.includes(word)))
  return thing.pages.length === 0 ? hasWord(thing.field) : fieldNames(frontMatter).some(hasWord)
}

/** What names it, or is a part of that. */
function wordsOf({ site }: KnownSite, thing: Thing): string[] {
  const { collections, fields } = site.config
  if (thing.kind === 'field') return [thing.field, ...(fields.find(({ name }) => name === thing.field)?.aliases ?? [])]
  if (thing.kind !== 'value') return [thing.name]
  if (thing.pages.length === 0) return [thing.value]
  const keys = collections.flatMap(({ key }) => key ?? [])
  return thing.pages.flatMap((page) => [pageName(page), ...keys.flatMap((key) => textsIn(page, key))])
}

/** A pattern of its first letters, as far as quotes and white space are written in one way only. */
function beginning(word: string): string {
  return (/^[^\s"'\\]*/.exec(word)?.[0] ?? '').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

const comments = new WeakMap<Page, string>()

/** All that is in the comments of a page: directives are nowhere else. */
function commentsIn(page: Page): string {
  const known = comments.get(page)
  if (known !== undefined) return known
  const found = readComments(page.source, page.frontMatter.end)
  comments.set(page, found)
  return found
}

function readComments(source: string, from: number): string {
  let found = ''
  for (let start = source.indexOf('<!--', from); start !== -1; ) {
    const end = source.indexOf('-->', start)
    found += end === -1 ? source.slice(start) : source.slice(start, end)
    start = end === -1 ? -1 : source.indexOf('<!--', end)
  }
  return found
}

import { readStep } from '../config/field-names.ts'
import type { Span } from '../core/span.ts'
import type { Directive } from '../directives/directive.ts'
import { readDirectiveText } from '../directives/grammar/directive-text.ts'
import { unquote } from '../directives/grammar/words.ts'
import { regionsOf, targetsOf, type KnownSite } from './known-site.ts'
import type { Filter, QueryTerms, Word } from '../listings/query.ts'
import { queryOf } from './rows-asked.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldNames, fieldOf, type Field, type Page } from '../site/page.ts'

/** What a name in a page or in the configuration refers to. */
export type Thing =
  | { kind: 'field'; field: string }
  /** A value of a field, and the pages that it names. */
  | { kind: 'value'; field: string; value: string; pages: readonly Page[] }
  | { kind: 'collection'; name: string }
  /** A query of the configuration. */
  | { kind: 'query'; name: string }
  | { kind: 'option'; name: string }

/** A name and where it is. Offsets are those of the page's source, or of the configuration's text. */
export interface Place extends Span {
  thing: Thing
  /** The name as it is read; around it can be quotes, or in a directive what belongs to an option. */
  written: string
  /** Whether it is in a directive. */
  isInDirective: boolean
  /** What is in the text there, where that is known without looking. */
  raw?: string
}

/** The shortest of the places at an offset. */
export function placeAt(places: readonly Place[], offset: number): Place | null {
  let found: Place | null = null
  for (const place of places) {
    if (place.start > offset || place.end < offset) continue
    if (!found || place.end - place.start < found.end - found.start) found = place
  }
  return found
}

/** The names in a page's front matter and in its directives, in no certain order; of a record those in its file. */
export function placesIn(known: KnownSite, page: Page): Place[] {
  return [...placesInFrontMatter(known, page), ...placesInDirectives(known, page)]
}

/** The names in a page's front matter. */
export function placesInFrontMatter(known: KnownSite, page: Page): Place[] {
  return fieldNames(page.frontMatter).flatMap((field) => placesOfField(known, page, field))
}

/** The names in the directives of a page. */
export function placesInDirectives(known: KnownSite, page: Page): Place[] {
  const index = known.queries.indexes.of(page)
  return regionsOf(known, page).flatMap(({ directive }) => directivePlaces(index, directive, page))
}

/** The name of a field in a page's front matter, and those that its values are. */
export function placesOfField({ queries }: KnownSite, page: Page, field: string): Place[] {
  const found = fieldOf(page.frontMatter, field)
  if (!found) return []
  const index = queries.indexes.of(page)
  const { canonical, namedPage } = index.fields
  const targets = targetsOf(index, field, page)
  return [
    keyPlace(page, field, found),
    ...found.values.map((value): Place => {
      const named = targets.flatMap(({ names }) => names.named(value.text, page))
      const linked = namedPage(field, value.text)
      const pages = named.length > 0 || !linked ? named : [linked]
      const thing: Thing = { kind: 'value', field: canonical(field), value: value.text, pages }
      return { start: value.start, end: value.end, written: value.text, isInDirective: false, thing }
    }),
  ]
}

/** The name of a field where a page's front matter says it: of an alias as it is written there. */
export function keyPlace(page: Page, field: string, { key: { start, end } }: Field): Place {
  const found = (page.record?.file.text ?? page.source).slice(start, end)
  // The same text for all pages: to compare it costs nothing then.
  const raw = found === field ? field : found
  const written = raw === field ? field : raw.replace(/^(["'])(.*)\1$/, '$2')
  return { start, end, written, raw, isInDirective: false, thing: { kind: 'field', field } }
}

/** The names in a directive, behind its own name and in it. */
function directivePlaces(index: SiteIndex, { comment, nameSpan, name, request }: Directive, page: Page): Place[] {
  const query = queryOf(request)
  const read = readDirectiveText(comment.text, comment.start + '<!--'.length)
  if (!read) return []
  const named = name.startsWith('list:')
    ? [
        placed(
          { kind: 'query', name: name.slice('list:'.length) },
          { ...nameSpan, start: nameSpan.start + 'list:'.length },
          page,
        ),
      ]
    : collectionPlaces(index, name, nameSpan.start)
  const words = name.startsWith('list') ? [] : read.terms.strays
  for (const { text, ...span } of words) {
    const collection = text.toLowerCase()
    const isAcross = request.kind === 'matrix' && request.across.start === span.start
    const thing: Thing | null = index.collections.has(collection)
      ? { kind: 'collection', name: collection }
      : isAcross
        ? { kind: 'field', field: index.fields.canonical(unquote(text) ?? text) }
        : null
    if (thing) named.push({ ...span, written: unquote(text) ?? text, isInDirective: true, thing })
  }
  const queried = query ? index.collections.get(query.collection) : undefined
  if (!query || !queried) return named
  const own = new Set(query.ownOptions)
  const isOwn = ({ field }: Filter): boolean => own.has(field.toLowerCase())
  const terms = { ...read.terms, filters: read.terms.filters.filter((filter) => !isOwn(filter)) }
  return [
    ...named,
    ...termPlaces(index, queried, terms, page),
    ...read.terms.filters.filter(isOwn).flatMap((filter) => ownPlaces(index, filter)),
  ]
}

function placed(thing: Thing, { start, end }: Span, { source }: Page): Place {
  return { start, end, written: source.slice(start, end), isInDirective: true, thing }
}

/** The collections in the name of a list, `list_A`, `list_A_all` or `list_A_on_B_page`, each in its place. */
export function collectionPlaces(
  { collections }: Pick<SiteIndex, 'collections'>,
  name: string,
  start: number,
): Place[] {
  if (!name.startsWith('list_')) return []
  const whole = name.slice('list_'.length)
  const [, first = '', second] = /^(.*?)(?:_on_(.*)_page|_all)?$/.exec(whole) ?? []
  const from = start + 'list_'.length
  const found = collections.has(whole)
    ? [{ written: whole, start: from }]
    : [
        { written: first, start: from },
        { written: second ?? '', start: from + first.length + '_on_'.length },
      ]
  return found.flatMap((each): Place[] => {
    const collection = each.written.toLowerCase()
    if (!collections.has(collection)) return []
    return [
      {
        ...each,
        end: each.start + each.written.length,
        isInDirective: true,
        thing: { kind: 'collection', name: collection },
      },
    ]
  })
}

/** The names in the options that only some directives have: the steps of `via=`, and the field of `heads=`. */
function ownPlaces({ collections, fields }: SiteIndex, { field, values }: Filter): Place[] {
  const [value] = values
  const option = field.toLowerCase()
  if (value?.kind !== 'text' || (option !== 'via' && option !== 'heads')) return []
  let start = value.start
  return value.text.split(',').map((part): Place => {
    const written = readStep(part.trim()).name
    const at = start + part.indexOf(written)
    start += part.length + 1
    const name = written.toLowerCase()
    const isCollection = option === 'via' && collections.has(name)
    const thing: Thing = isCollection
      ? { kind: 'collection', name }
      : { kind: 'field', field: fields.canonical(written) }
    return { start: at, end: at + written.length, written, isInDirective: true, thing }
  })
}

/** The names in the filters and options of a query. */
export function termPlaces(index: SiteIndex, queried: CollectionIndex, terms: QueryTerms, page: Page): Place[] {
  const { canonical, namedPage } = index.fields
  const fieldPlace = ({ text, start, end }: Word): Place => {
    return { start, end, written: text, isInDirective: true, thing: { kind: 'field', field: canonical(text) } }
  }
  const [sample = page] = queried.pages
  const filters = terms.filters.flatMap(({ field, fieldSpan, values }): Place[] => {
    const targets = targetsOf(index, canonical(field), sample)
    return [
      fieldPlace({ text: field, ...fieldSpan }),
      ...values.flatMap((value): Place[] => {
        const { start, end } = value
        if (value.kind === 'this') return [fieldPlace({ text: value.field, start, end })]
        if (value.kind === 'pattern') return []
        const named = targets.flatMap(({ names }) => names.named(value.text, page))
        const linked = namedPage(canonical(field), value.text)
        const pages = named.length > 0 || !linked ? named : [linked]
        const thing: Thing = { kind: 'value', field: canonical(field), value: value.text, pages }
        return [{ start, end, written: value.text, isInDirective: true, thing }]
      }),
    ]
  })
  const switches = terms.switches.map(({ field, show, start, end }) => {
    return fieldPlace({ text: field, start: start + (show ? 'add-' : 'no-').length, end })
  })
  const more = terms.more ? [pagePlace(index, terms.more, page)] : []
  return [
    ...filters,
    ...switches,
    ...more,
    ...[...terms.sort, ...terms.group, ...(terms.columns ?? [])].map(fieldPlace),
  ]
}

/** The page of a whole list. */
function pagePlace({ pagesCalled }: SiteIndex, { text, start, end }: Word, page: Page): Place {
  const name = text.split('#', 1).join()
  const thing: Thing = { kind: 'value', field: 'more', value: text, pages: pagesCalled(name, page) }
  return { start, end, written: name, isInDirective: true, thing }
}

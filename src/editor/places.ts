import type { KnownSite } from './known-site.ts'
import { queryOf } from './rows-asked.ts'
import type { Span } from '../core/span.ts'
import type { Directive } from '../directives/directive.ts'
import { readDirectiveText } from '../directives/grammar/directive-text.ts'
import type { QueryTerms, Word } from '../listings/query.ts'
import type { CollectionIndex } from '../site/index/collection-index.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { fieldTargets } from '../rules/references.ts'
import { fieldNames, fieldOf, type Page } from '../site/page.ts'

/** What a name in a page or in the configuration stands for. */
export type Thing =
  | { kind: 'field'; field: string }
  /** A value of a field, and the pages that it names. */
  | { kind: 'value'; field: string; value: string; pages: readonly Page[] }
  | { kind: 'collection'; name: string }
  /** A query of the configuration. */
  | { kind: 'query'; name: string }
  | { kind: 'option'; name: string }

/** A name and where it stands. Offsets are those of the page's source, or of the configuration's text. */
export interface Place extends Span {
  thing: Thing
  /** The name as it is read; around it can stand quotes, or in a directive what belongs to an option. */
  written: string
  /** Whether it stands in a directive. */
  isInDirective: boolean
}

/** The names in a page's front matter and in its directives, in no certain order. */
export function placesIn({ queries }: KnownSite, page: Page): Place[] {
  const index = queries.indexes.of(page)
  const { regions } = queries.find(page)
  return [
    ...frontMatterPlaces(index, page),
    ...regions.flatMap(({ directive }) => directivePlaces(index, directive, page)),
  ]
}

function frontMatterPlaces(index: SiteIndex, page: Page): Place[] {
  const { canonical, pageOf } = index.fields
  const targetsOf = fieldTargets(index)
  return fieldNames(page.frontMatter).flatMap((field): Place[] => {
    const found = fieldOf(page.frontMatter, field)
    if (!found) return []
    const targets = [...(targetsOf(field, page) ?? [])]
    const { start, end } = found.key
    const written = page.source.slice(start, end).replace(/^(["'])(.*)\1$/, '$2')
    const key: Place = { start, end, written, isInDirective: false, thing: { kind: 'field', field: canonical(field) } }
    return [
      key,
      ...found.values.map((value): Place => {
        const named = targets.flatMap(({ names }) => names.named(value.text, page))
        const linked = pageOf(field, value.text)
        const pages = named.length > 0 || !linked ? named : [linked]
        const thing: Thing = { kind: 'value', field: canonical(field), value: value.text, pages }
        return { start: value.start, end: value.end, written: value.text, isInDirective: false, thing }
      }),
    ]
  })
}

/** The names in a directive, behind its own name and in it. */
function directivePlaces(index: SiteIndex, { comment, nameSpan, name, request }: Directive, page: Page): Place[] {
  const query = queryOf(request)
  const read = readDirectiveText(comment.text, comment.start + '<!--'.length)
  if (!read) return []
  const named: Place[] = []
  const add = (thing: Thing, { start, end }: Span, written: string): void => {
    named.push({ start, end, thing, written, isInDirective: true })
  }
  if (name.startsWith('list:')) add({ kind: 'query', name: name.slice('list:'.length) }, nameSpan, name)
  else if (name.startsWith('list_')) {
    for (const collection of collectionsNamed(name, index.collections))
      add({ kind: 'collection', name: collection }, nameSpan, collection)
  } else if (query)
    for (const word of read.terms.strays) {
      const collection = word.text.toLowerCase()
      if (index.collections.has(collection)) add({ kind: 'collection', name: collection }, word, word.text)
    }
  const queried = query ? index.collections.get(query.collection) : undefined
  return queried ? [...named, ...termPlaces(index, queried, read.terms, page)] : named
}

/** The collections whose names stand in that of a directive; the longest of those that overlap. */
function collectionsNamed(name: string, collections: ReadonlyMap<string, CollectionIndex>): string[] {
  const [, first = '', second] = /^list_(.*?)(?:_on_(.*)_page|_all)?$/.exec(name) ?? []
  const whole = name.slice('list_'.length)
  const named = collections.has(whole) ? [whole] : [first, second]
  return named.filter((each) => each !== undefined && collections.has(each)) as string[]
}

/** The names in the filters and options of a query. */
export function termPlaces(index: SiteIndex, queried: CollectionIndex, terms: QueryTerms, page: Page): Place[] {
  const { canonical, pageOf } = index.fields
  const fieldPlace = ({ text, start, end }: Word): Place => {
    return { start, end, written: text, isInDirective: true, thing: { kind: 'field', field: canonical(text) } }
  }
  const [sample = page] = queried.pages
  const filters = terms.filters.flatMap(({ field, fieldSpan, values }): Place[] => {
    const targets = [...(fieldTargets(index)(canonical(field), sample) ?? [])]
    return [
      fieldPlace({ text: field, ...fieldSpan }),
      ...values.flatMap((value): Place[] => {
        const { start, end } = value
        if (value.kind === 'this') return [fieldPlace({ text: value.field, start, end })]
        if (value.kind === 'pattern') return []
        const named = targets.flatMap(({ names }) => names.named(value.text, page))
        const linked = pageOf(canonical(field), value.text)
        const pages = named.length > 0 || !linked ? named : [linked]
        const thing: Thing = { kind: 'value', field: canonical(field), value: value.text, pages }
        return [{ start, end, written: value.text, isInDirective: true, thing }]
      }),
    ]
  })
  const switches = terms.switches.map(({ field, start, end }) => fieldPlace({ text: field, start, end }))
  return [...filters, ...switches, ...[...terms.sort, ...terms.group, ...(terms.columns ?? [])].map(fieldPlace)]
}

import { placedTexts, type PlacedText } from '../config/edits/placed-texts.ts'
import { readSortKey, readStep } from '../config/field-names.ts'
import { offsetAt } from '../core/yaml/parse.ts'
import { readDirectiveText } from '../directives/grammar/directive-text.ts'
import { ListNames } from '../directives/kinds/list-names.ts'
import type { KnownSite } from './known-site.ts'
import { schemaNames } from '../listings/check-settings.ts'
import { collectionPlaces, termPlaces, type Place, type Thing } from './places.ts'
import type { SiteIndex } from '../site/index/site-index.ts'
import { emptyPage } from '../site/page.ts'

/** A name in `mdsplice.yml`. */
export interface ConfigPlace extends Place {
  /** Whether it is declared there. */
  isDeclaration: boolean
}

/** The names in the site's `mdsplice.yml` that pages and directives use, too; offsets are those of its text. */
export function placesInConfig({ site, queries }: KnownSite): ConfigPlace[] {
  const index = queries.indexes.in(null)
  const named = placedTexts(site.config.text, schemaNames).flatMap((placed) => {
    const { start, end, text, isDeclaration } = placed
    return thingsOf(index, placed).map(({ written = text, ...thing }): ConfigPlace => {
      return { start, end, written, isInDirective: false, isDeclaration, thing }
    })
  })
  return [...named, ...queryPlaces(index)]
}

function thingsOf(index: SiteIndex, { kind, text, field }: PlacedText): (Thing & { written?: string })[] {
  const { canonical } = index.fields
  switch (kind) {
    case 'field':
    case 'written-field':
    case 'alias':
      return [{ kind: 'field', field: canonical(text) }]
    case 'sort-key': {
      const written = readSortKey(text).field
      return [{ kind: 'field', field: canonical(written), written }]
    }
    case 'collection':
      return [{ kind: 'collection', name: text.toLowerCase() }]
    case 'step': {
      const written = readStep(text).name
      const isCollection = index.collections.has(written.toLowerCase())
      return isCollection
        ? [{ kind: 'collection', name: written.toLowerCase(), written }]
        : [{ kind: 'field', field: canonical(written), written }]
    }
    case 'query-name':
      return [{ kind: 'query', name: text.toLowerCase() }]
    case 'value': {
      const name = canonical(field ?? '')
      const linked = index.fields.namedPage(name, text)
      return [{ kind: 'value', field: name, value: text, pages: linked ? [linked] : [] }]
    }
    default:
      return []
  }
}

/** The names in the queries, of those that are written on one line without escapes. */
function queryPlaces(index: SiteIndex): ConfigPlace[] {
  const { config } = index.site
  const names = new ListNames(config.collections.map(({ name }) => name))
  return [...config.queries.values()].flatMap(({ query, ...place }): ConfigPlace[] => {
    const at = offsetAt(config.text, place)
    const start = config.text.indexOf(query, at)
    const read = start === at || start === at + 1 ? readDirectiveText(query, start) : undefined
    const meaning = read && names.meaningOf(read.name.text.toLowerCase())
    const queried = meaning && index.collections.get(meaning.collection)
    if (!read || !queried) return []
    const places = [
      ...collectionPlaces(index, read.name.text.toLowerCase(), read.name.start),
      ...termPlaces(index, queried, read.terms, emptyPage),
    ]
    return places.map((each) => ({ ...each, isDeclaration: false }))
  })
}

import { configFile } from '../../config/file-names.ts'
import type { Span } from '../../core/span.ts'
import { describeDirective } from './describe-directive.ts'
import { describeCollection, describeField, describePage, describeValue } from './describe.ts'
import { openPage, type AddressOf, type KnownSite, type OpenPage } from '../known-site.ts'
import { nameAt } from '../locations.ts'
import { placeAt, placesIn, type Place } from '../places.ts'

/** What an editor shows of what is at a place. Offsets are UTF-16 code units in the editor's text. */
export interface Hover extends Span {
  markdown: string
}

/**
 * What is at a place of a page: of a directive which pages it lists, of a value or a reference the page that it names, of a
 * field its settings. Never throws, whatever the text is.
 *
 * @param path of the page, relative to the docs directory; there need not be such a file
 * @param text of the page as it is in the editor
 * @param offset in the text, in UTF-16 code units
 */
export function hover(
  known: KnownSite,
  path: string,
  text: string,
  offset: number,
  addressOf: AddressOf,
): Hover | null {
  const open = openPage(known, path, text)
  const at = offset - open.shift
  const place = placeAt(placesIn(known, open.page), at)
  const markdown = place && describe(open, place, addressOf)
  if (place && markdown) return shifted(place, open.shift, markdown)
  const region = known.queries.find(open.page).regions.find(({ directive: { comment } }) => {
    return comment.start <= at && at < comment.end
  })
  if (!region) return null
  const said = describeDirective(open, region.directive, addressOf)
  return said === '' ? null : shifted(region.directive.comment, open.shift, said)
}

/**
 * What is at a place of a data file or of a template: of a value what it names, of a field its settings.
 *
 * @param file absolute path
 * @param text as it is in the editor
 */
export function hoverInFile(
  known: KnownSite,
  file: string,
  text: string,
  offset: number,
  addressOf: AddressOf,
): Hover | null {
  const named = nameAt(known, file, text, offset)
  const markdown = named && describe(openPage(known, configFile, ''), named, addressOf)
  return named && markdown ? shifted(named, 0, markdown) : null
}

function shifted({ start, end }: Span, shift: number, markdown: string): Hover {
  return { start: start + shift, end: end + shift, markdown }
}

/** Nothing for the name of a directive, of which more can be said. */
function describe(
  open: OpenPage,
  { thing, isInDirective }: Pick<Place, 'thing' | 'isInDirective'>,
  addressOf: AddressOf,
): string | null {
  switch (thing.kind) {
    case 'field':
      return describeField(open, thing.field)
    case 'collection':
      return isInDirective ? null : describeCollection(open, thing.name)
    case 'value':
      return thing.pages.length > 0
        ? thing.pages.map((page) => describePage(open, page, addressOf)).join('\n\n---\n\n')
        : describeValue(open, thing.field, thing.value)
    default:
      return null
  }
}

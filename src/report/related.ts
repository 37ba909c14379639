import { location, type Location } from 'vfile-location'
import type { Span } from '../core/span.ts'
import type { Place, RelatedPlace } from './diagnostic.ts'

/** What a place has to do with a finding; `messages/` has a text for each. */
export type RelatedNote = 'first' | 'same-id' | 'same-name' | 'names-next' | 'not-back' | 'changed' | 'value' | 'end'

/** A place that a finding is about besides its own. */
export interface RelatedSpan {
  /** Null for the file of the finding itself. */
  file: RelatedFile | null
  /** Null when all of the file is meant. */
  span: Span | null
  note: RelatedNote
}

/** A page or a record, of whose text spans are offsets. */
export interface RelatedFile {
  /** Relative to the docs directory. */
  path: string
  source: string
  /** Only of a record: its file, relative to the folder of the site's configuration. */
  record?: { file: { path: string; text: string } }
}

/** Nobody looks at more places than these. */
const mostRelated = 20

/** By the page, or the file of records: many findings can be about the same. */
const known = new WeakMap<object, Location>()

/**
 * The places that a finding is about besides its own.
 *
 * @param own the path of its file, and the lines of that
 * @param notes a text for each note
 * @param shownPath gives the path of a file as the user knows it
 */
export function relatedPlaces(
  related: readonly RelatedSpan[],
  own: { path: string; places: Location },
  notes: Readonly<Record<RelatedNote, string>>,
  shownPath: (file: RelatedFile) => string,
): RelatedPlace[] {
  return related.slice(0, mostRelated).map(({ file, span, note }): RelatedPlace => {
    const path = file ? shownPath(file) : own.path
    return { path, place: span && placeOf(span, file ? placesIn(file) : own.places), text: notes[note] }
  })
}

function placesIn(file: RelatedFile): Location {
  const key = file.record?.file ?? file
  const places = known.get(key) ?? location(file.record?.file.text ?? file.source)
  known.set(key, places)
  return places
}

/** The lines and columns of a span; null outside of the text. */
export function placeOf(span: Span, places: Location): Place | null {
  const [start, end] = [places.toPoint(span.start), places.toPoint(span.end)]
  return start && end ? { line: start.line, column: start.column, endLine: end.line, endColumn: end.column } : null
}

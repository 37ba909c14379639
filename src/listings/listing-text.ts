import type { Listing } from './answer.ts'
import { serialize, serializePhrasing } from '../markdown/stringify/stringify.ts'
import type { GeneratedText } from '../write/splice.ts'

/** A listing as Markdown text. */
export function toText(listing: Listing): GeneratedText {
  const isInline = listing.kind === 'phrasing'
  return { isInline, text: isInline ? serializePhrasing(listing.nodes) : serialize(listing.nodes) }
}

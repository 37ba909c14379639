import type { Span } from '../core/span.ts'
import { checksumOf } from './checksum.ts'

/** A listing with its end comment, as `write` has put it behind a directive. Spans from the directive's end. */
export interface SignedListing extends Span {
  /** The comment that asks for it. */
  directive: string
}

/** A comment of a text, `-->` included. */
interface FoundComment extends Span {
  text: string
}

const endComment = /^<!--\s*\/(\S+)\s+([0-9a-f]{16})\s*-->$/i

/**
 * Finds the listings of a text by their checksums alone, without a site or a parser: nothing but what mdsplice wrote stands
 * between a comment and an end comment with its checksum. What was edited is not among them.
 */
export function findSignedListings(text: string): SignedListing[] {
  const found: SignedListing[] = []
  /** The comments since the last end comment, by their first word. */
  let open = new Map<string, FoundComment>()
  let last: FoundComment | undefined
  for (const comment of commentsIn(text)) {
    const [, name = '', checksum = ''] = endComment.exec(comment.text) ?? []
    if (name === '') {
      const [word = ''] = /[^\s<!-][^\s>]*/.exec(comment.text) ?? []
      open.set(word.toLowerCase(), comment)
      last = comment
      continue
    }
    const directive = open.get(name.toLowerCase()) ?? last
    if (directive && checksumOf(text.slice(directive.end, comment.start)) === checksum)
      found.push({ directive: directive.text, start: directive.end, end: comment.end })
    open = new Map()
    last = undefined
  }
  return found
}

function* commentsIn(text: string): Generator<FoundComment> {
  for (let start = text.indexOf('<!--'); start !== -1; ) {
    const close = text.indexOf('-->', start + 4)
    if (close === -1) return
    const end = close + 3
    yield { start, end, text: text.slice(start, end) }
    start = text.indexOf('<!--', end)
  }
}

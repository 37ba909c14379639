import { createHash } from 'node:crypto'
import type { Span } from '../core/span.ts'
import { withoutLayout } from '../markdown/layout/forms.ts'

/**
 * The checksum of generated text: the first 16 hexadecimal digits of the SHA-256 of what remains when layout is taken
 * out. A formatter that pads table cells, re-indents, wraps lines, swaps bullets or escapes in another way leaves it the
 * same; a changed word or link does not.
 */
export function checksumOf(generated: string): string {
  return createHash('sha256').update(withoutLayout(generated)).digest('hex').slice(0, 16)
}

/** The lines of a text that hold more than layout, with their layout taken out as for its checksum. */
export function linesWithoutLayout(text: string): string[] {
  return withoutLayout(text).split('\n')
}

/** Whether two texts have the same checksum. */
export function areAlike(text: string, other: string): boolean {
  return withoutLayout(text) === withoutLayout(other)
}

/** A listing with its end comment, as `write` has put it behind a directive. Spans from the directive's end. */
interface SignedListing extends Span {
  /** The comment that asks for it. */
  directive: string
}

/** A comment of a text, `-->` included. */
interface FoundComment extends Span {
  text: string
}

const endComment = /^<!--\s*\/(\S+)\s+([0-9a-f]{16})\s*-->$/i

/**
 * Finds the listings of a text by their checksums alone, without a site or a parser: nothing but what mdsplice wrote is
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

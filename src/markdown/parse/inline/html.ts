import type { Span } from '../../../core/span.ts'
import { maskSpans } from './mask.ts'

const tag = /<\/?([a-zA-Z][^<>@ ]*)(?: [^<>]*)?>/g
const textOnly = /^(?:script|style)$/i

/**
 * The comments in a text, and the tags of elements that hold text only (`HTML_RE`). A comment in a tag is none: it is
 * taken out first, and then the tag is a tag with the comment in an attribute.
 *
 * @param text in which code, escapes and links are masked
 */
export function htmlIn(text: string): Span[] {
  const comments = commentsIn(text)
  const tags = [...maskSpans(text, comments).matchAll(tag)].map(({ index, 0: all, 1: name = '' }) => {
    return { start: index, end: index + all.length, isTextOnly: textOnly.test(name) }
  })
  let next = 0
  const free = comments.filter(({ start }) => {
    while ((tags[next]?.end ?? Infinity) <= start) next++
    return (tags[next]?.start ?? Infinity) > start
  })
  return [...free, ...tags.filter(({ isTextOnly }) => isTextOnly)]
}

/** `<!-- … -->` in which no other one begins. */
function commentsIn(text: string): Span[] {
  const comments: Span[] = []
  const lastEnd = text.lastIndexOf('-->')
  let start = text.indexOf('<!--')
  while (start !== -1 && start + 4 <= lastEnd) {
    const end = text.indexOf('-->', start + 4) + 3
    const next = text.indexOf('<!--', start + 4)
    const isComment = next === -1 || next >= end
    if (isComment) comments.push({ start, end })
    start = isComment ? text.indexOf('<!--', end) : next
  }
  return comments
}

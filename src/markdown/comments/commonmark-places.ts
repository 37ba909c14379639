import type { Nodes } from 'mdast'
import { isMarkersOnly, offsetOf, phrasingSetting, type CommentPlaces, type PlacedComment } from './comment-place.ts'

/**
 * Where comments are in CommonMark. A comment that begins a line is a block of its own, also between the lines of a
 * paragraph or of an element such as `<details>`: the blank lines around a listing end the HTML, and Markdown is read.
 * Only `<pre>`, `<?php` and the like go on to their own end.
 */
export const commonMarkPlaces: CommentPlaces = {
  readsMarkdownInHtml: true,
  settingFor(comment, ancestors) {
    const phrasing = phrasingSetting(ancestors)
    if (phrasing) return phrasing
    if (ancestors.at(-1)?.type === 'paragraph') return 'inline'
    const { line, isPreformatted, before, after } = comment
    const isAlone = line.followsComments && line.isLast && isMarkersOnly(line, ancestors)
    const endsAtBlankLine = !isPreformatted && !hasOwnEnd.test(before)
    return isAlone && endsAtBlankLine && isUnharmed(after) ? 'block' : 'html-block'
  },
  prefixFor,
  // The next item of a list is one, whatever is above it.
  isInList: () => false,
}

/** HTML that goes on over blank lines (the start conditions 1, 3, 4 and 5 of HTML blocks). */
const hasOwnEnd = /^<(?:[?]|!(?!--)|(?:pre|script|style|textarea)(?:[\s>]|$))/i

/** Whether the rest of an HTML block is still HTML when a listing is above it: else it becomes text, or code. */
function isUnharmed(after: string): boolean {
  const next = after.slice(after.indexOf('\n') + 1)
  return !after.includes('\n') || /^[ \t>]*(?:\n|$)/.test(next) || /^[ >]*<(?:!--|\/?[a-zA-Z])/.test(next)
}

/** Each marker on the comment's own line is as wide as what it indents; a footnote is indented by four columns. */
function prefixFor({ line: { before, start } }: PlacedComment, ancestors: readonly Nodes[]): string {
  const isFootnote = ancestors.some((node) => node.type === 'footnoteDefinition' && offsetOf(node) >= start)
  const widths = isFootnote ? before.replace(/\[\^[^\]\n]*\]:[ \t]*/, '    ') : before
  return widths.replace(/[^ \t>]/g, ' ')
}

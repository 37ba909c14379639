import type { Span } from '../../../core/span.ts'

const tagName = /<\/?([a-zA-Z][^\s"'<>@]*)/y
const attribute = /\s+[^\s"'=<>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?/y
const tagEnd = /\s*\/?>/y
const textOnly = /^(?:script|style)$/i

/** What is raw from one mark to another, without the first mark in between. */
const sections = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const

/**
 * The comments in a text, instructions such as `<?…?>`, and the tags of elements that hold text only (`HTML_RE`,
 * since 3.11.1). A comment in a quoted value of a tag is none; one elsewhere between `<` and `>` makes that no tag.
 *
 * @param text in which code, escapes and links are masked
 */
export function htmlIn(text: string): Span[] {
  const found: Span[] = []
  const ends = new Map<string, number>()
  let start = text.indexOf('<')
  while (start !== -1) {
    const tag = /[a-zA-Z/]/.test(text.charAt(start + 1)) ? tagAt(text, start) : undefined
    const end = tag ? tag.end : sectionEnd(text, start, ends)
    if (end !== -1 && (!tag || textOnly.test(tag.name))) found.push({ start, end })
    start = text.indexOf('<', end === -1 ? start + 1 : end)
  }
  return found
}

function tagAt(text: string, start: number): { name: string; end: number } | undefined {
  tagName.lastIndex = start
  const name = tagName.exec(text)?.[1]
  if (name === undefined) return undefined
  let at = tagName.lastIndex
  for (attribute.lastIndex = at; attribute.test(text); ) at = attribute.lastIndex
  tagEnd.lastIndex = at
  return tagEnd.test(text) ? { name, end: tagEnd.lastIndex } : undefined
}

/** @param ends by mark: where it was found last */
function sectionEnd(text: string, start: number, ends: Map<string, number>): number {
  const section = sections.find(([open]) => text.startsWith(open, start))
  if (!section) return -1
  const [open, close] = section
  const from = start + open.length
  const end = next(text, close, from, ends)
  return end < next(text, open, from, ends) ? end + close.length : -1
}

/** Where a mark is next, infinite where nowhere. */
function next(text: string, mark: string, from: number, found: Map<string, number>): number {
  const known = found.get(mark) ?? -1
  if (known >= from) return known
  const at = text.indexOf(mark, from)
  found.set(mark, at === -1 ? Infinity : at)
  return at === -1 ? Infinity : at
}

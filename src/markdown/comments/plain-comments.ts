import type { Span } from '../../core/span.ts'
import { headingDepths, type RootHeading } from './comment-place.ts'
import type { Comment } from './comment.ts'
import { generatedSpans } from './comments.ts'
import { recommended, type MarkdownOptions } from '../extensions.ts'

/** A whole comment on one line, about which no reader of HTML has doubts. */
const wholeComment = /<!--(?:(?!--)[^<>\r\n])*-->/g

/** Marks that can make code, raw HTML, formulas or snippets of what is below: with one of them a page is not plain. */
const spanning = /<|`{3}|~{3}|^[ \t]*\/{3}|\r(?!\n)|[^\n\r\t\x20-\x7E\u00A0-\u{10FFFF}]/mu

const blank = /^[ \t]*$/
const heading = /^(#{1,6}) *[^\s#]/
const aloneOnLine = /^( {4}|\t|)<!--(?:(?!--)[^<>])*-->[ \t]*$/
const onlyComments = /^(?:<!--(?:(?!--)[^<>])*-->[ \t]*)+$/
const underline = /^[=-]+[ \t]*$/
const delimiters = /^[ \t]*[|:-][ \t|:-]*$/

/** A line of text at the margin, in no table. */
const text = /^[\p{L}[][^|]*$/u

/** The first line of an admonition or a block of details, and a line that a generated listing can put into it. */
const head = /^(?:\?{3}\+?|!!!) [\p{L}\p{N}_-]+(?: "[^"<>]*")?$/u
const generated = /^( {4}|\t)(?:\||<!--|\p{L})/u

/**
 * Finds the comments of a plain page without parsing it. A page is plain when it has no marks that could span several
 * blocks, every heading is at the margin and no line of something else, and every comment that matters is alone on
 * its line between blank lines or below a heading: at the margin, or in a container that holds nothing but such comments and tables. All
 * other pages need a parser: null.
 *
 * It finds just what `findComments` finds in the tree of such a page; `test/markdown/plain-comments.test.ts` holds this on all
 * corpora and on generated pages.
 *
 * @param start where the page's body begins
 * @param matters whether a comment is wanted; the others are left out
 * @param options the extensions that are on
 */
export function findPlainComments(
  source: string,
  start: number,
  matters: (comment: string) => boolean,
  { extensions }: MarkdownOptions = recommended,
): Comment[] | null {
  if (extensions.has('meta') || extensions.has('pymdownx.saneheaders')) return null
  const isHead = (line: string): boolean =>
    head.test(line) && extensions.has(line.startsWith('!') ? 'admonition' : 'pymdownx.details')
  if (spanning.test(source.slice(start).replace(wholeComment, ''))) return null
  const all: (Span & { line: Span; prefix: string; isWanted: boolean })[] = []
  const headings: RootHeading[] = []
  /** What the lines of the container are indented by in which the line is; empty below its head. */
  let inner: string | null = null
  /** Whether the line before is one of a paragraph that began at the margin: the heading that ends it is there, too. */
  let isInParagraph = false
  let before = ''
  for (let from = start, next = start; from < source.length; from = next) {
    next = source.indexOf('\n', from) + 1 || source.length
    const line = lineAt(source, from)
    const after = lineAt(source, next)
    const isBelow = blank.test(before) || onlyComments.test(before) || heading.test(before)
    const indent = generated.exec(line)?.[1]
    if (line.includes('<!--')) {
      const isWanted = matters(line)
      const prefix = aloneOnLine.exec(line)?.[1]
      const isBelowHeading = prefix === '' && heading.test(before)
      const isApart = (blank.test(before) || isBelowHeading || inner === '') && blank.test(after)
      if (isWanted ? !isApart || prefix === undefined : /^[ \t]|`|-->[ \t]*#/.test(line)) return null
      if (prefix && (inner === null || (inner || prefix) !== prefix)) return null
      const lineSpan = { start: from, end: source[next - 1] === '\n' ? next - 1 : next }
      for (const { index, 0: text } of line.matchAll(wholeComment))
        all.push({
          start: from + index,
          end: from + index + text.length,
          line: lineSpan,
          prefix: prefix ?? '',
          isWanted,
        })
    }
    if (line.startsWith('#')) {
      const marker = heading.exec(line)?.[1]
      if (marker === undefined || !(isBelow || isInParagraph) || line.endsWith('\\') || delimiters.test(after))
        return null
      headings.push({ start: from, depth: marker.length })
    } else if (underline.test(line) && !blank.test(before)) return null
    if (isHead(line)) inner = isBelow ? '' : null
    else if (!blank.test(line)) inner = inner !== null && indent && (inner || indent) === indent ? indent : null
    isInParagraph = (isBelow || isInParagraph) && text.test(line)
    before = line
  }
  const wanted = all.filter(({ isWanted }) => isWanted)
  const depths = headingDepths(
    headings,
    wanted.map((comment) => comment.start),
    generatedSpans(source, all),
  )
  return wanted.map(({ start: from, end, line, prefix }, index) => ({
    start: from,
    end,
    text: source.slice(from + 4, end - 3),
    setting: 'block',
    line,
    prefix,
    headingDepth: prefix === '' ? (depths[index] ?? null) : null,
    isInList: false,
  }))
}

/**
 * Whether generated text leaves a plain page plain, and every comment where it was: lines of tables, sentences, and comments
 * about which no reader of HTML has doubts.
 */
export function isPlainListing(listing: string): boolean {
  return !spanning.test(listing.replace(wholeComment, '')) && listing.split('\n').every((line) => plainLine.test(line))
}

const plainLine = /^(?: {4}|\t)?(?:\||<!--|\p{L}|\r?$)/u

function lineAt(source: string, start: number): string {
  const end = source.indexOf('\n', start)
  return source.slice(start, end === -1 ? source.length : end).replace(/\r$/, '')
}

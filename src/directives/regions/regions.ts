import type { Span } from '../../core/span.ts'
import type { Region } from '../directive.ts'
import type { Comment } from '../../markdown/comments/comment.ts'
import { areAlike, checksumOf } from '../../write/checksum.ts'
import type { Edit, GeneratedText } from '../../write/splice.ts'

/**
 * Whether a listing is below a directive, or behind it in a sentence, although no end comment ends it: somebody deleted
 * that. Another one is not put before it.
 *
 * @param generated what belongs there; its first two lines are compared, layout aside, for the rest may be out of date
 */
export function lacksEnd(source: string, { directive, end }: Region, { text, isInline }: GeneratedText): boolean {
  if (end) return false
  if (isInline)
    return startsInline(source.slice(directive.comment.end, directive.comment.end + text.length + 1000), text)
  const [first, second] = text.split('\n')
  const below = source.slice(directive.comment.end, directive.comment.end + 10 * (text.length + 1000)).split(/\r?\n/)
  const start = below.findIndex((line, index) => index > 0 && !isBlank(line))
  const top = second === undefined ? [first ?? ''] : [first ?? '', second]
  if (start === -1 || !areAlike(below.slice(start, start + top.length).join('\n'), top.join('\n'))) return false
  return second === undefined || sharesRow(text, below.slice(start).join('\n'))
}

/**
 * Whether a sentence goes on with a listing, where no space is between it and the directive: nobody writes that. A
 * number may be out of date.
 */
function startsInline(sentence: string, listing: string): boolean {
  if (listing === '') return false
  if (/^\d+$/.test(listing)) return /^\d+(?![\p{L}\p{N}])/u.test(sentence)
  if (sentence.startsWith(listing)) return !/^[\p{L}\p{N}]/u.test(sentence.slice(listing.length))
  const [link] = linksIn(/^\[[^\][\n]*\]\([^()\s]+/.exec(sentence)?.[0] ?? '')
  return link !== undefined && linksIn(listing).includes(link)
}

/**
 * Whether some row of a listing is in a text: by the link that it leads with, else as it is. The first lines alone
 * can be an author's own: a grid of cards, a table with the same headings.
 */
function sharesRow(listing: string, text: string): boolean {
  const links = linksIn(listing)
  if (links.length > 0) {
    const known = new Set(linksIn(text))
    return links.some((link) => known.has(link))
  }
  const lines = new Set(text.split('\n').map((line) => line.replace(/^[\s>]+/, '').trimEnd()))
  return listing
    .split('\n')
    .slice(1)
    .some((line) => /[\p{L}\p{N}]/u.test(line) && lines.has(line.trim()))
}

/** Where links lead, in Markdown and in diagrams. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^()\s]+)|\bclick \w+ href "([^"]+)"/g)].map(
    ([, link, address]) => link ?? address ?? '',
  )
}

/**
 * Whether a listing would end an element around its directive: where elements are text (in an item of a list, in a quote),
 * their end tags still end what was opened before (`HTMLExtractorExtra.handle_endtag` of `md_in_html`, 3.4 and later).
 */
export function endsElement({ comment, within = [] }: Region['directive'], { text }: GeneratedText): boolean {
  return !/^ {0,3}$/.test(comment.prefix) && within.some((name) => text.includes(`</${name}>`))
}

/**
 * Whether a list goes on right below a region that is in one of its items. The renderer then takes the next item
 * and the end comment together for text.
 */
export function isCrowded(source: string, { directive, end }: Region): boolean {
  return directive.comment.isInList && listMarker.test(source.slice((end ?? directive).comment.line.end + 1))
}

const listMarker = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/

/**
 * The comment that ends a region.
 *
 * @param listing the generated text without prefixes
 */
export function endComment(name: string, listing: string): string {
  return `<!-- /${name} ${checksumOf(listing)} -->`
}

/** The edit that makes a region hold a listing and end with its end comment. */
export function regionEdit(source: string, region: Region, { text, isInline }: GeneratedText): Edit {
  const { comment, name } = region.directive
  if (isInline) return { ...regionSpan(region), text: text + endComment(name, text) }
  const end = comment.prefix + endComment(name, text)
  return { ...regionSpan(region), text: listingBlock(source, region, { text, isInline }) + end }
}

/** A listing of blocks as it is written, with blank lines around it: from its directive to the line of its end comment. */
export function listingBlock(source: string, { directive: { comment } }: Region, { text }: GeneratedText): string {
  const blank = blankLine(comment.prefix)
  const body = text === '' ? [] : [...block(text, comment.prefix), blank]
  return ['', blank, ...body, ''].join(lineBreakAt(source, comment))
}

/** The edit that takes a region's generated text and end comment out again. */
export function clearEdit(region: Region): Edit {
  return { ...regionSpan(region), text: '' }
}

/** What a region adds to its directive: its listing with its end comment. */
export function regionSpan({ directive, end }: Region): Span {
  return { start: directive.comment.end, end: end?.comment.end ?? directive.comment.end }
}

function block(text: string, prefix: string): string[] {
  const own = prefixFor(text, prefix)
  return text.split('\n').map((line) => (line === '' ? blankLine(prefix) : prefixOf(line, own) + line))
}

/**
 * What all lines of a listing begin with: below a `>` that no space follows, Python-Markdown takes one from the
 * indentation of each line (`BlockQuoteProcessor.clean`), so that what is indented by four would be by three.
 */
function prefixFor(listing: string, prefix: string): string {
  return prefix.endsWith('>') && /^ {4}/m.test(listing) ? `${prefix} ` : prefix
}

/** A start tag of an element in which the renderer is to read Markdown. */
const markedElement = /^<[a-z][^<>]*\smarkdown(?=[\s=>])/i

/**
 * What a line of a listing begins with in a container. Python-Markdown puts such an element aside with what is before
 * its tag, and finds it again only at the start of a block (`MarkdownInHtmlProcessor.run` of `md_in_html`): spaces before
 * it, three at most, would leave all of it unread.
 */
export function prefixOf(line: string, prefix: string): string {
  return /^ {1,3}$/.test(prefix) && markedElement.test(line) ? '' : prefix
}

/** Whether a line holds nothing but white space and marks of quotes. */
export function isBlank(line: string | undefined): boolean {
  return line !== undefined && /^[\s>]*$/.test(line)
}

function blankLine(prefix: string): string {
  return prefix.trimEnd()
}

/** The line break at the end of the comment's line, else at the end of the line before. */
function lineBreakAt(source: string, { line }: Comment): string {
  const lineFeed = line.end < source.length ? line.end : line.start - 1
  return source[lineFeed - 1] === '\r' ? '\r\n' : '\n'
}

import type { Span } from '../core/span.ts'
import type { Region } from './directive.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import { areAlike, checksumOf } from '../write/checksum.ts'
import type { Edit, GeneratedText } from '../write/splice.ts'

/** Whether a region's listing was changed by hand: its end comment holds the checksum of another text. */
export function isEdited(source: string, { directive, end }: Region): boolean {
  return end !== null && checksumOf(source.slice(directive.comment.end, end.comment.start)) !== end.checksum
}

/**
 * Whether a region holds a listing already, its layout aside: a formatter may have padded the table, as long as every
 * line still stands in the directive's container with a blank line above and below the listing.
 */
export function isCurrent(source: string, region: Region, { text, isInline }: GeneratedText): boolean {
  const { comment, name } = region.directive
  const { end } = region
  if (!end || end.name !== name || end.checksum !== checksumOf(text) || isEdited(source, region)) return false
  if (isInline) return true
  const lines = source.slice(comment.end, end.comment.start).split(/\r?\n/)
  return (
    isBlank(lines[1]) &&
    isBlank(lines.at(-2)) &&
    lines.slice(1).every((line) => line.startsWith(comment.prefix) || isBlank(line))
  )
}

/**
 * Whether a listing stands below a directive although no end comment ends it: somebody deleted that. Another one is not
 * put above it.
 *
 * @param generated what belongs there; its first two lines are compared, layout aside, for the rest may be out of date
 */
export function lacksEnd(source: string, { directive, end }: Region, { text, isInline }: GeneratedText): boolean {
  if (end || isInline) return false
  const [first, second] = text.split('\n')
  const below = source.slice(directive.comment.end, directive.comment.end + 10 * (text.length + 1000)).split(/\r?\n/)
  const start = below.findIndex((line, index) => index > 0 && !isBlank(line))
  const top = second === undefined ? [first ?? ''] : [first ?? '', second]
  return start !== -1 && areAlike(below.slice(start, start + top.length).join('\n'), top.join('\n'))
}

/**
 * Whether a list goes on right below a region that stands in one of its items. The renderer then takes the next item and
 * the end comment together for text.
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
  if (isInline) return { ...spanOf(region), text: text + endComment(name, text) }
  const lineBreak = lineBreakAt(source, comment)
  const blank = blankLine(comment.prefix)
  const body = text === '' ? [] : [...block(text, comment.prefix), blank]
  const end = comment.prefix + endComment(name, text)
  return { ...spanOf(region), text: ['', blank, ...body, end].join(lineBreak) }
}

/**
 * The edit that puts a listing below its directive without an end comment. What shares the directive's line gets a line
 * of its own, and what stands below is kept apart.
 */
export function listingEdit(source: string, region: Region, { text, isInline }: GeneratedText): Edit {
  const { comment } = region.directive
  const span = spanOf(region)
  if (isInline || text === '') return { ...span, text }
  const lines = ['', blankLine(comment.prefix), ...block(text, comment.prefix)]
  const next = (region.end ?? region.directive).comment.line.end + 1
  const rest = source.slice(span.end, next)
  let { end } = span
  if (isBlank(rest)) lines.push(...separator(text, source.slice(next), comment.prefix))
  else {
    lines.push(blankLine(comment.prefix), comment.prefix)
    end += rest.length - rest.trimStart().length
  }
  return { start: span.start, end, text: lines.join(lineBreakAt(source, comment)) }
}

/**
 * The lines between a listing and the text below it, which the renderer would take into the listing: a blank line, and
 * a comment without words where a list of the author's, or text that is indented, would go on with a generated list, or
 * where a blank line would make code of indented text.
 */
function separator(listing: string, below: string, prefix: string): string[] {
  const follows = firstText(below, prefix)
  const isBelow = !blankLines(prefix).test(below)
  const endsInList = goesOn.test(listing.slice(listing.lastIndexOf('\n') + 1))
  const wouldGoOn = follows === undefined ? isBelow : (isBelow || endsInList) && goesOn.test(follows)
  if (wouldGoOn) return [blankLine(prefix), `${prefix}<!-- -->`]
  return isBelow ? [blankLine(prefix)] : []
}

/** A line of a list, or one that is indented. */
const goesOn = /^(?: {4}|\t| {0,3}(?:[-*+:]|\d+\.)[ \t])/

/** The edit that takes a region's generated text and end comment out again. */
export function clearEdit(region: Region): Edit {
  return { ...spanOf(region), text: '' }
}

function spanOf({ directive, end }: Region): Span {
  return { start: directive.comment.end, end: end?.comment.end ?? directive.comment.end }
}

function block(text: string, prefix: string): string[] {
  return text.split('\n').map((line) => (line === '' ? blankLine(prefix) : prefix + line))
}

function isBlank(line: string | undefined): boolean {
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

/** What follows the prefix of the first line that is not blank; undefined where the line is of another container. */
function firstText(text: string, prefix: string): string | undefined {
  const start = blankLines(prefix).exec(text)?.[0].length ?? 0
  const outer = prefix.replace(/^ {1,3}$/, '')
  return text.startsWith(outer, start) ? text.slice(start + outer.length) : undefined
}

/** Blank lines at the start of a text. In a quote they have marks. */
function blankLines(prefix: string): RegExp {
  return prefix.includes('>') ? /^[\s>]*(?:\n|$)/ : /^\s*(?:\n|$)/
}

import type { Root } from 'mdast'
import type { Span } from '../../core/span.ts'
import { codeIn, isWithin } from './code-spans.ts'
import type { Region } from '../directive.ts'
import { isDelimiter, lineLookup, withoutPrefix, type Remains } from './merge-remains.ts'
import { linksIn } from './regions.ts'
import type { GeneratedText } from '../../write/splice.ts'

/** A line of a table, and a line of a list. */
const tableRow = /^\|.*\|$/
const item = /^(?:[-*+]|\d+\.) /

/**
 * Rows of a listing further down, with text between: what is left of another version where somebody deleted its end
 * comment, or kept the wrong lines of a merge. Rows of a table count without its heading, which nobody writes on purpose;
 * items of a list only where no end comment is above them and each is an item of the listing, for authors have lists of
 * their own.
 *
 * @param parse gives the tree of the page; it is only asked where there are such rows
 * @param canBeListed whether a link can lead to a row of the listing
 * @returns from the first line to the end of the last one
 */
export function separatedRows(
  source: string,
  { directive, end }: Region,
  { text, isInline }: GeneratedText,
  next: Region | undefined,
  canBeListed: (link: string) => boolean,
  parse: () => Root,
): Remains | null {
  if (isInline) return null
  const isKnown = lineLookup(text)
  const isRow = (line: string): boolean => {
    const links = linksIn(line)
    return links.length > 0 ? links.every(canBeListed) : isKnown(line)
  }
  const isLeft = (lines: readonly string[]): boolean => {
    if (lines.every((line) => tableRow.test(line))) return !lines.some(isDelimiter) && lines.every(isRow)
    return !end && lines.length > 1 && lines.every((line) => item.test(line) && isKnown(line))
  }
  let code: Span[] | undefined
  const limit = next?.directive.comment.line.start ?? source.length
  for (const block of blocksBetween(source, (end ?? directive).comment.line.end + 1, limit)) {
    if (!isLeft(source.slice(block.start, block.end).split('\n').map(withoutPrefix))) continue
    code ??= codeIn(parse())
    if (!isWithin(code, block.start)) return { ...block, kind: 'separated' }
  }
  return null
}

/** The lines of a text between blank ones, where the first can be a row. */
function* blocksBetween(source: string, start: number, end: number): Generator<Span> {
  const line = /[^\n]*(?:\n|$)/y
  let block: Span | null = null
  let isOpen = false
  for (let at = start; at < end; at = line.lastIndex) {
    line.lastIndex = at
    const text = line.exec(source)?.[0] ?? ''
    const content = withoutPrefix(text)
    if (content === '') {
      if (block) yield block
      block = null
      isOpen = false
    } else if (block) block.end = at + text.trimEnd().length
    else if (!isOpen) {
      isOpen = true
      if (/^(?:\||[-*+] |\d)/.test(content)) block = { start: at, end: at + text.trimEnd().length }
    }
  }
  if (block) yield block
}

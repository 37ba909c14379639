import type { Span } from '../core/span.ts'
import { inQuotes, quoted, splitWord, splitWords } from '../directives/grammar/words.ts'
import type { Word } from '../listings/query.ts'

/** A place in a comment that may be a directive. All offsets are those of the text. */
export interface DirectiveCursor {
  /** Where the comment begins. */
  start: number
  /** The words before the one at the cursor, and the text behind it. */
  before: Word[]
  behind: string
  /** The word at the cursor; empty between two words. */
  word: Word
  /** What of it is before the cursor. */
  typed: string
  /** Whether the comment has an end. */
  isClosed: boolean
  cursor: number
}

const opening = '<!--'
const closing = '-->'

/** Nobody writes longer ones by hand. */
const longest = 10_000

/**
 * Finds the comment around an offset, also one that has no end yet: that ends with its line.
 *
 * @returns null where there is none, and in the braces of YAML
 */
export function directiveCursor(text: string, cursor: number): DirectiveCursor | null {
  const from = Math.max(0, cursor - longest)
  const start = cursor < opening.length ? -1 : text.lastIndexOf(opening, cursor - opening.length)
  if (start === -1 || start < from) return null
  const inside = start + opening.length
  const closed = text.slice(inside, cursor + longest).search(/-->|<!--/)
  const isClosed = closed !== -1 && text.startsWith(closing, inside + closed)
  if (isClosed && inside + closed < cursor) return null
  const end = isClosed ? inside + closed : lineEnd(text, cursor, closed === -1 ? Infinity : inside + closed)
  // A comment without an end goes on to the end of its line, not to the next paragraph.
  if (!isClosed && /\n[ \t]*\r?\n/.test(text.slice(inside, cursor))) return null
  const { words, unclosedQuote, flow } = splitWords(text.slice(inside, cursor), inside)
  if (flow !== null) return null
  const wordStart = startOfWord(text, inside, cursor, words, unclosedQuote)
  const wordEnd = endOfWord(text, wordStart, cursor, end)
  return {
    start,
    before: words.filter((word) => word.end <= wordStart && word.start < wordStart),
    behind: text.slice(wordEnd, end),
    word: { text: text.slice(wordStart, wordEnd), start: wordStart, end: wordEnd },
    typed: text.slice(wordStart, cursor),
    isClosed,
    cursor,
  }
}

function lineEnd(text: string, from: number, most: number): number {
  const found = text.slice(from, from + longest).search(/\r?\n/)
  return Math.min(found === -1 ? Math.min(text.length, from + longest) : from + found, Math.max(from, most))
}

function startOfWord(
  text: string,
  inside: number,
  cursor: number,
  words: readonly Word[],
  unclosedQuote: number | null,
): number {
  const last = words.at(-1)
  if (unclosedQuote === null) return last?.end === cursor ? last.start : cursor
  const from = last?.end ?? inside
  return from + text.slice(from, unclosedQuote + 1).search(/\S/)
}

/** A quote that is not closed in the comment ends with the word. */
function endOfWord(text: string, start: number, cursor: number, end: number): number {
  const rest = text.slice(start, end)
  const whole = splitWords(rest, start)
  const [first] = whole.words
  if (first?.start === start && first.end >= cursor) return first.end
  const space = text.slice(cursor, end).search(/\s/)
  return space === -1 ? end : cursor + space
}

/** A part of a word of which the cursor is in one: between two separators. */
export interface PartAtCursor extends Span {
  /** What of it is before the cursor. */
  typed: string
  /** A name or a value as it is to be written here: in quotes where it needs them, or where some are already. */
  write(text: string): string
  /** The other parts, as they are written. */
  others: string[]
}

/**
 * The part at the cursor of what begins within a word.
 *
 * @param from where it begins in the text
 */
export function partAt({ word, cursor }: DirectiveCursor, from: number, separator: string): PartAtCursor {
  const whole: Word = { text: word.text.slice(from - word.start), start: from, end: word.end }
  const parts = splitWord(whole, separator)
  const at = parts.findIndex(({ end }) => end >= cursor)
  const part = parts[at] ?? lastPart(whole, parts)
  return {
    start: part.start,
    end: part.end,
    typed: part.text.slice(0, cursor - part.start),
    write: (text) => (/^-?"/.test(part.text) ? quoted(text) : inQuotes(text)),
    others: parts.filter((each) => each !== parts[at]).map((each) => each.text),
  }
}

/** `splitWord` gives no part that ends in an open quote. */
function lastPart(whole: Word, parts: readonly Word[]): Word {
  const start = parts.length === 0 ? whole.start : (parts.at(-1)?.end ?? whole.start) + 1
  return { text: whole.text.slice(start - whole.start), start, end: whole.end }
}

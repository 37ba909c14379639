import { spanOf } from '../../core/span.ts'
import type { Word } from '../../listings/query.ts'

/** A directive's words, and the offsets of a `"` that is not closed and of a YAML flow mapping behind the words. */
export interface SplitWords {
  words: Word[]
  unclosedQuote: number | null
  flow: number | null
}

/**
 * Splits a directive's text at white space. White space between two `"` splits nothing; in there `\"` is a quotation
 * mark and `\\` a backslash. Words keep their quotes and escapes. A `{` at the start of a word other than the first
 * begins a YAML flow mapping, in which these rules do not hold.
 *
 * @param offset where the text starts in the page
 */
export function splitWords(text: string, offset: number): SplitWords {
  const words: Word[] = []
  let start = -1
  let quote = -1
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at)
    if (quote !== -1) {
      if (character === '\\') at++
      else if (character === '"') quote = -1
    } else if (character === '' || /\s/.test(character)) {
      if (start !== -1) words.push({ text: text.slice(start, at), start: offset + start, end: offset + at })
      start = -1
    } else {
      if (start === -1 && character === '{' && words.length > 0)
        return { words, unclosedQuote: null, flow: offset + at }
      if (start === -1) start = at
      if (character === '"') quote = at
    }
  }
  return { words, unclosedQuote: quote === -1 ? null : offset + quote, flow: null }
}

/**
 * Splits a word at each separator that is outside quotes. The parts keep their quotes.
 *
 * @param separator one character
 */
export function splitWord(word: Word, separator: string): Word[] {
  const parts: Word[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at <= word.text.length; at++) {
    const character = word.text.charAt(at)
    if (isQuoted && character === '\\') at++
    else if (character === '"') isQuoted = !isQuoted
    else if (character === '' || (character === separator && !isQuoted)) {
      parts.push(partOf(word, start, at))
      start = at + 1
    }
  }
  return parts
}

/**
 * A part of a word. The place of a word that was made of something else, such as a member of a YAML mapping, is that of
 * its parts, too.
 */
export function partOf(word: Word, start: number, end = word.text.length): Word {
  const isMade = word.end - word.start !== word.text.length
  const place = isMade ? spanOf(word) : { start: word.start + start, end: word.start + end }
  return { text: word.text.slice(start, end), ...place }
}

/**
 * Takes the quotes and escapes off a word that is quoted as a whole; one without quotes is given back as it is.
 *
 * @returns undefined when more is before its opening or behind its closing quote
 */
export function unquote(text: string): string | undefined {
  if (!text.includes('"')) return text
  const match = /^"((?:[^"\\]|\\[^])*)"$/.exec(text)
  return match ? (match[1] ?? '').replace(/\\([^])/g, '$1') : undefined
}

/** A text in which white space and the characters of the grammar mean nothing: in quotes, where it needs them. */
export function inQuotes(text: string): string {
  return /[\s"|,*/=<>]/.test(text) ? quoted(text) : text
}

/** A text in quotes. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

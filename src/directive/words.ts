import type { Word } from '../types.ts'

/** A directive's words, and the offset of a `"` that is not closed. */
export interface SplitWords {
  words: Word[]
  unclosedQuote: number | null
}

/**
 * Splits a directive's text at white space. White space between two `"` splits nothing; in there `\"` is a quotation
 * mark and `\\` a backslash. Words keep their quotes and escapes.
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
      else if (character === '') return { words, unclosedQuote: offset + quote }
    } else if (character === '' || /\s/.test(character)) {
      if (start !== -1) words.push({ text: text.slice(start, at), start: offset + start, end: offset + at })
      start = -1
    } else {
      if (start === -1) start = at
      if (character === '"') quote = at
    }
  }
  return { words, unclosedQuote: null }
}

/**
 * Splits a word at each sign that stands outside quotes. The parts keep their quotes.
 *
 * @param sign one character
 */
export function splitWord(word: Word, sign: string): Word[] {
  const parts: Word[] = []
  let start = 0
  let isQuoted = false
  for (let at = 0; at <= word.text.length; at++) {
    const character = word.text.charAt(at)
    if (isQuoted && character === '\\') at++
    else if (character === '"') isQuoted = !isQuoted
    else if (character === '' || (character === sign && !isQuoted)) {
      parts.push({ text: word.text.slice(start, at), start: word.start + start, end: word.start + at })
      start = at + 1
    }
  }
  return parts
}

/**
 * Takes the quotes and escapes off a word that is quoted as a whole.
 *
 * @returns null when it is not quoted, undefined when more follows its closing quote
 */
export function unquote(text: string): string | null | undefined {
  if (!text.startsWith('"')) return null
  const match = /^"((?:[^"\\]|\\[^])*)"$/.exec(text)
  return match ? (match[1] ?? '').replace(/\\([^])/g, '$1') : undefined
}

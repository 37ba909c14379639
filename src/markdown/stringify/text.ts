import type { Parents, Text } from 'mdast'
import type { Info, State } from 'mdast-util-to-markdown'

/**
 * ASCII punctuation that gets a character reference, not a backslash. Python-Markdown unescapes only
 * `` \ ` * _ { } [ ] ( ) > # + - . ! ``, and of these a backslash does not help against `{{` (macros) and `\(`
 * (arithmatex), confuses the table extension's search for code, and eats a following blank (caret, tilde).
 */
const referenced = Array.from('"$%&\'(,/:;<=?@\\^`{|}~')

/** Python-Markdown and betterem take underscores between letters and digits for text. */
const delimitingUnderscores = /((?<![\p{L}\p{N}_])_+|(?<!_)_+(?![\p{L}\p{N}_]))/u

/** Words, in which nothing is syntax wherever they are. */
const words = /^[\p{L}\p{M} ,"']*(?:(?<=\p{L})-(?=\p{L})[\p{L}\p{M} ,"']*)*$/u

/**
 * Prose within a line, in which nothing is syntax: most cells of tables are no more, and are written much faster so. Each
 * character that is something in some places only is taken where it is nothing; `test/markdown/serialize.test.ts` compares this
 * with what is written for the same prose beside a character that needs an escape.
 */
const nothingAnywhere = '[\\p{L}\\p{M},;"\')\\u00A1-\\u00BF\\u2010-\\u2027\\u2030-\\u205E\\u20AC]*'
const nothingHere =
  ' (?! )|\\d(?!\\p{L})|(?<![Ww]{3})\\.|-(?=[\\p{L}\\d ,])|(?<=\\p{L}{2})/(?=\\p{L}{2})|:(?= )|\\((?!(?:c|r|tm)\\))(?=[\\p{L}\\d\\u201C])|[!?](?= )'
const prose = new RegExp(`^${nothingAnywhere}(?:(?:${nothingHere})${nothingAnywhere})*$`, 'u')

/** Whether text within a line can be written as it is, between a space or a bracket and a space, a bracket or a comma. */
export function isProse(value: string): boolean {
  return prose.test(value)
}

/** White space folded to single spaces, control characters and lone surrogates taken out. */
export function fold(value: string): string {
  return value
    .replace(/(?![\t-\r\u0085])\p{Cc}/gu, '')
    .replace(/[\t-\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** An ASCII or other BMP character as a hexadecimal character reference. */
export function characterReference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

/** Handler for `text` nodes. */
export function text(node: Text, _parent: Parents | undefined, state: State, info: Info): string {
  return escapeText(node.value, state, info)
}

/** Text with the escapes that it needs between the characters of `info`. */
export function escapeText(value: string, state: State, info: Info): string {
  const inHeading = state.stack.includes('headingAtx')
  const mayBePlain = !inHeading || !value.includes('"')
  if (mayBePlain && /[ [*]$/.test(info.before) && /^[ \],\n]?$/.test(info.after) && isProse(value)) return value
  const folded = fold(value)
  if (mayBePlain && words.test(folded) && /[\s[*]$/.test(info.before)) return folded
  // mdast-util-to-markdown knows underscores, too, but takes emoji and combining marks for letters.
  const parts = folded.split(delimitingUnderscores)
  const stack = state.stack
  const underscore = inHeading ? characterReference('_') : '\\_'
  state.stack = [...stack.filter((construct) => construct !== 'phrasing'), 'pythonMarkdownText']
  const escaped = parts.map((part, index) => {
    if (index % 2 === 1) return underscore.repeat(part.length)
    const before = index > 0 ? '_' : info.before
    const after = index < parts.length - 1 ? '\\' : info.after
    return state.safe(part, { before, after, encode: [...referenced, ...referencedHere(part, before, state)] })
  })
  state.stack = stack
  return escaped.join('')
}

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

/**
 * Where a backslash does not help: the table of contents shows `\.` in a heading as the number of the character, `\[…\]` as a
 * block of its own is a formula to arithmatex, and `[a\]:](b)` is the definition of a reference to Python-Markdown.
 */
function referencedHere(value: string, before: string, state: State): string {
  if (state.stack.includes('headingAtx')) return punctuation
  const opensMath = before.endsWith('\n') && /^ *\[/.test(value) ? '[' : ''
  return opensMath + (value.includes(']:') ? ']' : '')
}

import type { Unsafe } from 'mdast-util-to-markdown'

declare module 'mdast-util-to-markdown' {
  interface ConstructNameMap {
    /** Text that Python-Markdown reads, in place of the `phrasing` whose patterns are CommonMark's. */
    pythonMarkdownText: 'pythonMarkdownText'
  }
}

/** Always syntax, or one half of a pair whose other half may be elsewhere on the line. */
const always: Unsafe[] = Array.from('\\`*[{|^~$', (character) => ({ character }))

/** Syntax within a line. Each group is what one extension reads, by the expressions in its source. */
const inline: Unsafe[] = [
  // HTML, autolinks, smartsymbols' `<--`; a blank, a digit or `=` after it makes none of them.
  // Twice: where the next character is escaped itself, mdast-util-to-markdown lets go of what has only an `after`, and
  // of what has only a `before` likewise.
  { character: '<', after: '(?![ \\d=])' },
  { character: '<', before: '(?=<(?![ \\d=]))' },
  // Character references. Python-Markdown completes an unfinished `&#1`, and 3.4 never ends on `&#;`.
  { character: '&', after: '(?=#|[\\w.-]+(?:;|$))' },
  // Emoji and icons; no name is as short as the minutes in `12:30:00`.
  { character: ':', after: '(?=(?!\\d\\d?:)[-+\\w]+:)' },
  // Mark. No `after`, for the reason given above.
  { character: '=', before: '(?<==)(?==\\S)' },
  // Keys: `++ctrl++`.
  { character: '+', before: '(?<=\\+)', after: '(?=["\'\\w-])' },
  // Magiclink: addresses, mentions, references to issues and merge requests.
  { character: ':', after: '(?=//)' },
  { character: '.', before: '(?<=[Ww]{3})' },
  { character: '@', after: '(?=\\S)' },
  { character: '#', after: '(?=[1-9])' },
  { character: '!', after: '(?=[1-9])' },
  { character: '?', after: '(?=[1-9])' },
  // Smart symbols.
  { character: '>', before: '(?<=--)' },
  { character: '=', after: '(?=/=)' },
  { character: '+', after: '(?=/-)' },
  { character: '(', after: '(?=(?:c|r|tm)\\))' },
  { character: '/', before: '(?<=\\bc)', after: '(?=o\\b)' },
  { character: '/', before: '(?<=(?<!\\d)[1-7])', after: '(?=[2-68](?!\\d))' },
  { character: 's', before: '(?<=1)', after: '(?=t\\b)' },
  { character: 'n', before: '(?<=2)', after: '(?=d\\b)' },
  { character: 'r', before: '(?<=3)', after: '(?=d\\b)' },
  { character: 't', before: '(?<=\\d)', after: '(?=h\\b)' },
  // Not syntax: these would have the source show another text than it holds.
  ...Array.from('\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069', (character) => ({ character })),
]

/** Syntax at the start of a block, beyond what mdast-util-to-markdown already has for CommonMark. */
const atBreak: Unsafe[] = [
  // Admonitions, details, tabs (`===` is CommonMark's, too), blocks of pymdownx.
  { atBreak: true, character: '!', after: '(?=!!)' },
  { atBreak: true, character: '?', after: '(?=\\?\\?)' },
  { atBreak: true, character: '/', after: '(?=//)' },
  // Definitions, and mkdocstrings' `::: module`.
  { atBreak: true, character: ':', after: '(?=[ :])' },
  // Ordered lists, those of pymdownx.fancylists with them.
  { atBreak: true, before: '(?:\\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)', character: '.', after: '(?= )' },
]

/** Where text needs an escape so that Python-Markdown and its extensions take it for text. */
export const unsafe: Unsafe[] = [
  ...[...always, ...inline].map((pattern): Unsafe => ({ ...pattern, inConstruct: 'pythonMarkdownText' })),
  ...atBreak,
  // Material puts headings into attributes of its table of contents.
  { character: '"', inConstruct: 'headingAtx' },
  // A closing sequence, also when only white space follows: that is dropped.
  { character: '#', after: '(?=\\s*$)', inConstruct: 'headingAtx' },
]

/** The same for a single character, by that character. Their conditions span no character themselves. */
const patternsOf = new Map<string, RegExp[]>()
for (const { character, before = '', after = '' } of [...always, ...inline]) {
  const escaped = /[\\^$*+?.()|[\]{}/-]/.test(character) ? `\\${character}` : character
  const patterns = patternsOf.get(character) ?? []
  patternsOf.set(character, [...patterns, new RegExp(before + escaped + after, 'y')])
}

/** Whether a character within a line is syntax where it is, to Python-Markdown or one of its extensions. */
export function isSyntax(text: string, offset: number): boolean {
  if (text[offset] === '_') return !isWithinWord(text, offset)
  return (patternsOf.get(text[offset] ?? '') ?? []).some((pattern) => {
    pattern.lastIndex = offset
    return pattern.test(text)
  })
}

/** Python-Markdown and betterem take underscores between letters and digits for text. */
function isWithinWord(text: string, offset: number): boolean {
  return isWordLike.test(text[offset - 1] ?? '') && isWordLike.test(text[offset + 1] ?? '')
}

const isWordLike = /[\p{L}\p{N}_]/u

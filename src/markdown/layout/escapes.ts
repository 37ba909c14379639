import type { DialectName } from '../dialect.ts'
import { isSyntax } from '../stringify/unsafe.ts'

/** How a character is written: as it is, behind a backslash, or as a character reference. */
interface Character {
  sign: string
  isEscaped: boolean
}

/** Stands before a character that is escaped where it would be syntax without that. */
const escapeMark = '\uE000'

const names = { amp: '&', lt: '<', gt: '>', quot: '"' }

const escape = /\\([!-/:-@[-`{-~])|&#([xX][\dA-Fa-f]{1,6}|\d{1,7});|&(amp|lt|gt|quot);/g

/** What a backslash escapes in Python-Markdown: `ESCAPED_CHARS` of its core, and the pipe of its tables. */
const escapable = /[\\`*_{}[\]()>#+\-.!|]/

/** Text with its escapes read, each as the character that it shows; and once more what then is an escape. */
export function unescaped(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (written, code: string) => shown(written, undefined, code))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof names) => names[name])
}

/**
 * Text with its escapes read, those of equal meaning alike: an escaped character that would be syntax where it is keeps a
 * mark, and one that is escaped for nothing is the character itself. So `1\. a` and `1. a` differ at the start of a block,
 * and `a\.` and `a.` nowhere.
 *
 * @param atStart whether the text begins a block
 */
export function withEqualEscapes(text: string, dialect: DialectName, atStart: boolean): string {
  if (!/[\\&]/.test(text)) return text
  const characters = read(text, dialect)
  const plain = characters.map(({ sign }) => sign).join('')
  let offset = 0
  let result = ''
  for (const { sign, isEscaped } of characters) {
    const matters = isEscaped && (isSyntaxIn(dialect, plain, offset) || (atStart && isSyntaxAtStart(plain, offset)))
    result += matters ? escapeMark + sign : sign
    offset += sign.length
  }
  return result
}

function read(text: string, dialect: DialectName): Character[] {
  const characters: Character[] = []
  const add = (signs: string): void => {
    for (const sign of signs) characters.push({ sign, isEscaped: false })
  }
  let end = 0
  for (const { 0: written, 1: sign, 2: code, 3: name, index } of text.matchAll(escape)) {
    add(text.slice(end, index))
    end = index + written.length
    const character = shown(written, sign, code, name as keyof typeof names | undefined)
    const isEscape = character !== written && (sign === undefined || dialect === 'commonmark' || escapable.test(sign))
    if (isEscape) characters.push({ sign: character, isEscaped: true })
    else add(written)
  }
  add(text.slice(end))
  return characters
}

/** The character that an escape shows; what was written where there is no such character. */
function shown(written: string, sign?: string, code?: string, name?: keyof typeof names): string {
  if (sign !== undefined) return sign
  if (name !== undefined) return names[name]
  const point = Number(code !== undefined && /^x/i.test(code) ? `0${code}` : code)
  return point <= 0x10ffff ? String.fromCodePoint(point) : written
}

function isSyntaxIn(dialect: DialectName, text: string, offset: number): boolean {
  if (dialect === 'python-markdown') return isSyntax(text, offset)
  const sign = text[offset] ?? ''
  return '\\`*_[]<|~'.includes(sign) || (sign === '&' && isSyntax(text, offset))
}

/** Whether a character would make more than a paragraph of the block that it begins, or ends the number of. */
function isSyntaxAtStart(text: string, offset: number): boolean {
  const sign = text[offset] ?? ''
  if (offset === 0) return '-+*#>!?/:=|~`'.includes(sign)
  return '.)'.includes(sign) && offset <= 9 && /^\w+$/.test(text.slice(0, offset))
}

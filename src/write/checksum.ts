import { createHash } from 'node:crypto'

/**
 * The checksum of generated text: the first 16 hexadecimal digits of the SHA-256 of what remains when layout is taken
 * out. A formatter that pads table cells, re-indents, swaps bullets or escapes in another way leaves it the same; a
 * changed word or link does not.
 */
export function checksumOf(generated: string): string {
  return createHash('sha256').update(withoutLayout(generated, unescaped)).digest('hex').slice(0, 16)
}

/** Whether two texts have the same checksum. */
export function areAlike(text: string, other: string): boolean {
  return withoutLayout(text, unescaped) === withoutLayout(other, unescaped)
}

/** Whether two texts are rendered alike: the same but for layout, and for escapes that make no difference to readers. */
export function areRenderedAlike(text: string, other: string): boolean {
  return withoutLayout(text, withEqualEscapes) === withoutLayout(other, withEqualEscapes)
}

type ReadEscapes = (text: string) => string

function withoutLayout(text: string, readEscapes: ReadEscapes): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => lineWithoutLayout(line, readEscapes))
    .filter((line) => line !== '')
    .join('\n')
}

function lineWithoutLayout(line: string, readEscapes: ReadEscapes): string {
  const content = line.replace(/^[\s>]+/, '').replace(/^[*+](?=\s)/, '-')
  if (/^[|:\s-]+$/.test(content)) return content.replace(/\s+/g, '').replace(/-+/g, '-')
  return readEscapes(content)
    .replace(/\s+/g, ' ')
    .replace(/ ?\| ?/g, '|')
    .trim()
}

const names = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Stands before a character that was escaped, where that makes a difference. */
const escapeMark = '\uE000'

/**
 * Reads escapes as `unescaped` does, but tells an escaped `<`, and an `&` that would begin a character reference, from one
 * that is none: `<b>` makes an element, `&lt;b>` does not. To Python-Markdown a backslash before them is no escape
 * (`ESCAPED_CHARS` of its core).
 */
function withEqualEscapes(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text.replace(escape, (written, sign?: string, code?: string, name?: keyof typeof names, offset = 0) => {
    if (sign !== undefined) return /[<&]/.test(sign) ? written : sign
    const point = code === undefined ? 0 : Number(/^x/i.test(code) ? `0${code}` : code)
    if (point > 0x10ffff) return written
    const character = name === undefined ? String.fromCodePoint(point) : names[name]
    const end = offset + written.length
    const matters = character === '<' || (character === '&' && referenceEnd.test(text.slice(end, end + longestName)))
    return matters ? escapeMark + character : character
  })
}

const escape = /\\([!-/:-@[-`{-~])|&#([xX][\dA-Fa-f]{1,6}|\d{1,7});|&(amp|lt|gt|quot);/g

/** What follows an `&` that begins a character reference. */
const referenceEnd = /^(?:#\d|#x[\da-f]|[a-z][a-z\d]*;)/i

/** In characters: no name of a character in HTML is longer. */
const longestName = 40

function unescaped(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (reference, code: string) => {
      const point = Number(/^x/i.test(code) ? `0${code}` : code)
      return point <= 0x10ffff ? String.fromCodePoint(point) : reference
    })
    .replace(/&(amp|lt|gt|quot);/g, (_, name: keyof typeof names) => names[name])
}

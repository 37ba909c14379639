import { createHash } from 'node:crypto'

/**
 * The checksum of generated text: the first 16 hexadecimal digits of the SHA-256 of what remains when layout is taken
 * out. A formatter that pads table cells, re-indents, swaps bullets or escapes in another way leaves it the same; a
 * changed word or link does not.
 */
export function checksumOf(generated: string): string {
  return createHash('sha256').update(withoutLayout(generated)).digest('hex').slice(0, 16)
}

/** Whether two texts have the same checksum. */
export function areAlike(text: string, other: string): boolean {
  return withoutLayout(text) === withoutLayout(other)
}

function withoutLayout(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(lineWithoutLayout)
    .filter((line) => line !== '')
    .join('\n')
}

function lineWithoutLayout(line: string): string {
  const content = line.replace(/^[\s>]+/, '').replace(/^[*+](?=\s)/, '-')
  if (/^[|:\s-]+$/.test(content)) return content.replace(/\s+/g, '').replace(/-+/g, '-')
  return unescaped(content)
    .replace(/\s+/g, ' ')
    .replace(/ ?\| ?/g, '|')
    .trim()
}

function unescaped(text: string): string {
  if (!/[\\&]/.test(text)) return text
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(x[\da-f]{1,6}|\d{1,7});/gi, (reference, code: string) => {
      const point = Number(/^x/i.test(code) ? `0${code}` : code)
      return point <= 0x10ffff ? String.fromCodePoint(point) : reference
    })
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_, name: 'amp' | 'lt' | 'gt' | 'quot') => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name],
    )
}

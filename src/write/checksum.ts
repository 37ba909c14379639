import { createHash } from 'node:crypto'
import { withoutLayout } from '../markdown/layout/forms.ts'

/**
 * The checksum of generated text: the first 16 hexadecimal digits of the SHA-256 of what remains when layout is taken
 * out. A formatter that pads table cells, re-indents, wraps lines, swaps bullets or escapes in another way leaves it the
 * same; a changed word or link does not.
 */
export function checksumOf(generated: string): string {
  return createHash('sha256').update(withoutLayout(generated)).digest('hex').slice(0, 16)
}

/** The lines of a text that hold more than layout, with their layout taken out as for its checksum. */
export function linesWithoutLayout(text: string): string[] {
  return withoutLayout(text).split('\n')
}

/** Whether two texts have the same checksum. */
export function areAlike(text: string, other: string): boolean {
  return withoutLayout(text) === withoutLayout(other)
}

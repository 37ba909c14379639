import { nearest } from '../core/nearest.ts'

/** A letter that is missing, wrong or out of place is a slip; what differs in more is another word. */
const mostSlips = 2
/** In shorter words a letter makes another word of it: `date` and `data`. */
const shortest = 4

/**
 * Whether a name of a field was probably meant to be another: the words of both are the same but for typing errors, or only
 * the characters between them differ. `replaced_by` is not `replaces`, `title_nl` not `title`, `updated` not `updates` and
 * `inactive` not `active`.
 */
export function isMisspelt(name: string, other: string): boolean {
  const [words, others] = [wordsOf(name), wordsOf(other)]
  const [joined, otherJoined] = [words.join(''), others.join('')]
  if (joined === otherJoined) return true
  if (words.length !== others.length) return isSlip(joined, otherJoined, 1)
  return words.every((word, index) => word === others[index] || isSlip(word, others[index] ?? ''))
}

function isSlip(word: string, other: string, most = mostSlips): boolean {
  if (Math.min(word.length, other.length) < shortest || word.endsWith(other) || other.endsWith(word)) return false
  const stem = word.slice(0, -1)
  const isInflected =
    word.length === other.length && other.startsWith(stem) && /[sdrn][sdrn]$/.test(word.slice(-1) + other.slice(-1))
  return !isInflected && nearest(word, [other], most) !== undefined
}

function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

import { InvalidPattern, largestGlob } from './invalid-pattern.ts'

/**
 * Writes out the alternatives of a glob: `{a,b}`, `{1..3}`, `(a|b)`, `@(a|b)` and `?(a)`. Each result has none of them.
 *
 * @throws InvalidPattern for more of them than anybody needs, and for what can match in exponentially many ways
 */
export function expandGlob(glob: string): string[] {
  if (glob.length > largestGlob) throw new InvalidPattern('large-glob')
  const { alternatives, end } = readSequence({ glob, literal: new Set(), work: 0 }, 0, '')
  return end < glob.length ? alternatives.map((each) => each + glob.slice(end)) : alternatives
}

/** How many characters of alternatives are put together at most, whatever is read twice because a group turns out to be none. */
const mostWork = 200_000

interface Reading {
  glob: string
  /** Where what follows a character that begins a group turned out to be none, so that it is not read as one again. */
  literal: Set<number>
  work: number
}

interface Expanded {
  alternatives: string[]
  /** Where in the glob reading ended. */
  end: number
}

/** Reads up to one of the characters that end it, outside of brackets. */
function readSequence(reading: Reading, start: number, ends: string): Expanded {
  const { glob } = reading
  let alternatives = ['']
  let at = start
  while (at < glob.length && !ends.includes(glob.charAt(at))) {
    const piece = readPiece(reading, at)
    reading.work += alternatives.length
    if (reading.work > mostWork || alternatives.length * piece.alternatives.length > largestGlob)
      throw new InvalidPattern('large-glob')
    alternatives = alternatives.flatMap((before) => piece.alternatives.map((each) => before + each))
    at = piece.end
  }
  return { alternatives, end: at }
}

function readPiece(reading: Reading, at: number): Expanded {
  const { glob } = reading
  const character = glob.charAt(at)
  const [plain = character] = /^(?:\\[^]|\[[!^]?\]?(?:\\[^]|[^\]\\])*\])/.exec(glob.slice(at)) ?? []
  if (plain !== character) return { alternatives: [plain], end: at + plain.length }
  if (character === '{') return readGroup(reading, at + 1, ',', '}') ?? literally(glob, at)
  if (character === '(') return readGroup(reading, at + 1, '|', ')') ?? literally(glob, at)
  if (/[@?*+!]/.test(character) && glob.charAt(at + 1) === '(') {
    const group = readGroup(reading, at + 2, '|', ')')
    if (group && /[*+!]/.test(character)) throw new InvalidPattern('extended-glob')
    if (group) return character === '?' ? { ...group, alternatives: ['', ...group.alternatives] } : group
  }
  return { alternatives: [character], end: at + 1 }
}

/** Undefined where the group is not closed, or braces hold nothing to choose from. */
function readGroup(reading: Reading, start: number, between: string, close: string): Expanded | undefined {
  const { glob, literal } = reading
  const range = close === '}' ? readRange(glob.slice(start)) : undefined
  if (range) return { ...range, end: start + range.end }
  if (literal.has(start) || !glob.includes(close, start)) return undefined
  const alternatives: string[] = []
  let at = start
  let count = 0
  do {
    const read = readSequence(reading, at, between + close)
    alternatives.push(...read.alternatives)
    count++
    at = read.end + 1
    if (alternatives.length > largestGlob) throw new InvalidPattern('large-glob')
  } while (glob.charAt(at - 1) === between)
  if (glob.charAt(at - 1) !== close || (count === 1 && close === '}')) {
    literal.add(start)
    return undefined
  }
  return { alternatives, end: at }
}

/** `1..3` and `a..c` in braces. */
function readRange(rest: string): Expanded | undefined {
  const [all = '', first, last, from = first, to = last] =
    /^(?:(\d{1,9})\.\.(\d{1,9})|([a-zA-Z])\.\.([a-zA-Z]))\}/.exec(rest) ?? []
  if (from === undefined || to === undefined) return undefined
  const isLetter = /\D/.test(from)
  const [start, end] = isLetter ? [from.charCodeAt(0), to.charCodeAt(0)] : [Number(from), Number(to)]
  if (Math.abs(end - start) >= largestGlob) throw new InvalidPattern('large-glob')
  const step = end < start ? -1 : 1
  const numbers = Array.from({ length: Math.abs(end - start) + 1 }, (_, index) => start + index * step)
  return { alternatives: numbers.map((each) => (isLetter ? String.fromCharCode(each) : String(each))), end: all.length }
}

function literally(glob: string, at: number): Expanded {
  return { alternatives: [`\\${glob.charAt(at)}`], end: at + 1 }
}

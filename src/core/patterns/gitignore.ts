import { classTest, matchSequence } from './wildcards.ts'

/**
 * Makes a test of whether a path is meant by patterns as `.gitignore` has them (gitignore(5)), with the order of precedence
 * that MkDocs has (pathspec's `GitIgnoreSpec`): of patterns that match the path itself the last one counts, and these go
 * before patterns that match a folder around it.
 *
 * @param lines one pattern each; the cost of a test is at most the pattern's length times that of the path
 */
export function gitignoreTest(lines: readonly string[]): (path: string) => boolean {
  const rules = lines.flatMap((line) => readRule(line) ?? [])
  return (path) => {
    const names = path.split('/')
    let isMeant = false
    let isByPath = false
    for (const rule of rules) {
      const length = matchedLength(rule, names)
      if (length === null) continue
      const isPath = length === names.length
      if (isPath || !isByPath) {
        isMeant = !rule.isNegated
        isByPath = isPath
      }
    }
    return isMeant
  }
}

interface Rule {
  isNegated: boolean
  /** Whether it matches folders alone. */
  isFolder: boolean
  /** The names of the path that it matches. */
  names: readonly Name[]
}

/** One character of a name, or any number of them. */
type Character = '*' | ((character: string) => boolean)

/** A name, or any number of folders. */
type Name = '**' | readonly Character[]

/** Null for what is not a pattern: a comment, an empty line. */
function readRule(line: string): Rule | null {
  const trimmed = line.trimEnd()
  // A space at the end counts behind a backslash.
  const text = trimmed.endsWith('\\') && trimmed !== line ? `${trimmed} ` : trimmed
  if (text === '' || text.startsWith('#')) return null
  const isNegated = text.startsWith('!')
  const written = isNegated ? text.slice(1) : text
  const isFolder = written.endsWith('/')
  const pattern = written.replace(/^\/|\/$/g, '')
  const isAnchored = written.replace(/\/$/, '').includes('/')
  const names = pattern.split('/').map((name): Name => (name === '**' ? name : readName(name)))
  // What is in a folder, not the folder.
  if (names.at(-1) === '**') names.push(['*'])
  return { isNegated, isFolder, names: isAnchored ? names : ['**', ...names] }
}

function readName(name: string): Character[] {
  const characters: Character[] = []
  let hasBrackets = true
  for (let at = 0; at < name.length; at++) {
    const character = name.charAt(at)
    const end = character === '[' && hasBrackets ? closingBracket(name, at) : -1
    // Where one has no end, those behind it have none either.
    if (character === '[' && end === -1) hasBrackets = false
    if (character === '*') characters.push('*')
    else if (character === '?') characters.push(() => true)
    else if (end !== -1) {
      const isNegated = /[!^]/.test(name.charAt(at + 1))
      const isMember = classTest(name.slice(at + (isNegated ? 2 : 1), end))
      characters.push((found) => isMember(found) !== isNegated)
      at = end
    } else {
      const wanted = character === '\\' && at + 1 < name.length ? name.charAt(++at) : character
      characters.push((found) => found === wanted)
    }
  }
  return characters
}

/** Where a class of characters ends; a `]` right at its start is a member. -1 when it does not end. */
function closingBracket(name: string, start: number): number {
  let at = start + 1
  if (/[!^]/.test(name.charAt(at))) at++
  for (let first = at; at < name.length; at++) {
    if (name.charAt(at) === '\\') at++
    else if (name.charAt(at) === ']' && at > first) return at
  }
  return -1
}

/** How many names of a path a rule matches from its start: all of them, or those of a folder around it. */
function matchedLength({ names: pattern, isFolder }: Rule, names: readonly string[]): number | null {
  const longest = isFolder ? names.length - 1 : names.length
  for (let length = longest; length > 0; length--)
    if (matchSequence(pattern, names.slice(0, length), folders)) return length
  return null
}

const folders = {
  isWildcard: (name: Name) => name === '**',
  fits: matchesName,
  isSkipped: () => true,
}

const characters = {
  isWildcard: (character: Character) => character === '*',
  fits: (character: Character, found: string) => character !== '*' && character(found),
  isSkipped: () => true,
}

function matchesName(pattern: Name, name: string): boolean {
  if (pattern === '**') return false
  const [first] = pattern
  // By its first character nearly every name differs, and need not be taken apart.
  if (typeof first === 'function' && !first(String.fromCodePoint(name.codePointAt(0) ?? 0))) return false
  return matchSequence(pattern, [...name], characters)
}

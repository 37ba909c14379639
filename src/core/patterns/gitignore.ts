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

/** Null for what is no pattern: a comment, an empty line. */
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
  const parts = name.match(/\*+|\\[^]|\[[!^]?\]?(?:\\[^]|[^\]\\])*\]|[^]/g) ?? []
  return parts.map((part): Character => {
    if (part.startsWith('*')) return '*'
    if (part === '?') return () => true
    const [, negation, members] = /^\[([!^]?)([^]+)\]$/.exec(part) ?? []
    if (members !== undefined) return memberTest(members, negation !== '')
    const wanted = part.length > 1 ? part.slice(1) : part
    return (character) => character === wanted
  })
}

function memberTest(members: string, isNegated: boolean): (character: string) => boolean {
  const ranges = [...members.matchAll(/(\\?[^])(?:-(\\?[^]))?/g)].map(
    ([, from = '', to = from]) => [from.slice(-1), to.slice(-1)] as const,
  )
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== isNegated
}

/** How many names of a path a rule matches from its start: all of them, or those of a folder around it. */
function matchedLength({ names: pattern, isFolder }: Rule, names: readonly string[]): number | null {
  const longest = isFolder ? names.length - 1 : names.length
  for (let length = longest; length > 0; length--)
    if (matches(pattern, names.slice(0, length), isFolders, matchesName)) return length
  return null
}

function isFolders(name: Name): boolean {
  return name === '**'
}

function matchesName(pattern: Name, name: string): boolean {
  const fits = (character: Character, found: string): boolean => character !== '*' && character(found)
  return pattern !== '**' && matches(pattern, [...name], (character) => character === '*', fits)
}

/** Matches a sequence; goes back to the last wildcard alone, because what an earlier one took is the least that it could. */
function matches<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isWildcard: (part: Part) => boolean,
  fits: (part: Part, item: Item) => boolean,
): boolean {
  let [at, next, afterWildcard, resumeAt] = [0, 0, -1, 0]
  while (at < items.length) {
    const part = pattern[next]
    if (part !== undefined && isWildcard(part)) {
      afterWildcard = ++next
      resumeAt = at
    } else if (part !== undefined && fits(part, items[at] as Item)) {
      at++
      next++
    } else if (afterWildcard !== -1) {
      next = afterWildcard
      at = ++resumeAt
    } else return false
  }
  return pattern.slice(next).every(isWildcard)
}

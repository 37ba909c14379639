import { expandGlob } from './expand-glob.ts'
import { linearPattern } from './linear-pattern.ts'
import { classTest, matchSequence } from './wildcards.ts'

/**
 * Makes a test of whether a path matches a glob. `*` and `?` match characters in the name of a file or folder, `**` for
 * folders, `[a-z]` for one of some characters; `{a,b}` and `(a|b)` for alternatives. None of them matches a dot at the
 * start of a name. A `!` at the start turns the answer around.
 *
 * It goes through the path once for each wildcard at most, whatever both hold.
 *
 * @throws InvalidPattern when it is too large, or has what can match in exponentially many ways
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const [negations = ''] = /^!*(?!\()/.exec(glob) ?? []
  const patterns = expandGlob(glob.slice(negations.length).replace(/^(?:\.\/)+/, '')).map(readPath)
  const isNegated = negations.length % 2 === 1
  return (path) => {
    if (path === glob) return true
    return patterns.some(({ names, needed }) => path.includes(needed) && matchesPath(names, path)) !== isNegated
  }
}

/** Whether a glob beside others takes out of what these match. */
export function isExclusion(glob: string): boolean {
  return /^!(?![!(])/.test(glob)
}

/**
 * Makes a test of whether a path matches one of some globs, and none of those with a `!` before them where there are others.
 *
 * @throws InvalidPattern for one that `globMatcher` refuses
 */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const wanted = globs.filter((glob) => !isExclusion(glob))
  if (wanted.length === 0 || wanted.length === globs.length) return anyTest(globs)
  const [isWanted, isUnwanted] = [wanted, globs.filter(isExclusion).map((glob) => glob.slice(1))].map(anyTest)
  return (path) => isWanted?.(path) === true && isUnwanted?.(path) !== true
}

function anyTest(globs: readonly string[]): (path: string) => boolean {
  const plain = new Set(globs.filter((glob) => !/[*?[\\{(!]/.test(glob)))
  const matchers = globs.filter((glob) => !plain.has(glob)).map(globMatcher)
  return (path) => plain.has(path) || matchers.some((matches) => matches(path))
}

/** What one character of a name can be, or `*` for any number of characters. */
type Sign = '*' | ((character: string, isFirst: boolean) => boolean)

/** A name as it is, its characters where it has wildcards, or `**` for any number of folders. */
type Name = { text: string } | { characters: readonly Sign[] } | '**'

/** The names of a path, and one that it certainly has: most paths are distinguished by that. */
interface Pattern {
  names: readonly Name[]
  needed: string
}

function readPath(pattern: string): Pattern {
  const [, extension] = /^\*\*(\.\w+)$/.exec(pattern) ?? []
  // As everybody writes it who means any folder.
  const parts = extension === undefined ? pattern.split('/') : ['**', `*${extension}`]
  const names = parts.map((part): Name => {
    if (part === '**') return part
    return /[*?[\\]/.test(part) ? { characters: readName(part) } : { text: part }
  })
  const texts = names.map((name) => (typeof name === 'object' && 'text' in name ? name.text : ''))
  return { names, needed: texts.toSorted((a, b) => b.length - a.length)[0] ?? '' }
}

const anySign: Sign = (character, isFirst) => !(isFirst && character === '.')

function readName(name: string): Sign[] {
  const characters: Sign[] = []
  for (let at = 0; at < name.length; ) {
    const [part = ''] = /^(?:\*+|\\[^]|\[[!^]?\]?(?:\\[^]|[^\]\\])*\]|[^])/.exec(name.slice(at)) ?? []
    characters.push(...readSigns(part))
    at += part.length
  }
  return characters
}

function readSigns(part: string): Sign[] {
  if (part.startsWith('*')) return ['*']
  if (part === '?') return [anySign]
  const [, negation, members] = /^\[([!^]?)([^]+)\]$/.exec(part) ?? []
  if (members !== undefined) return [signClass(members, negation !== '')]
  return (part.length > 1 && part.startsWith('\\') ? part.slice(1) : part).split('').map(exactly)
}

function exactly(wanted: string): Sign {
  return (character) => character === wanted
}

function signClass(members: string, isNegated: boolean): Sign {
  const isMember = classTest(members)
  return (character, isFirst) =>
    isNegated ? !isMember(character) && !(isFirst && character === '.') : isMember(character)
}

/** As `matchSequence` does, which takes twice as long: this is asked of each file of a site, for each collection. */
function matchesName(signs: readonly Sign[], name: string): boolean {
  if (signs[0] === '*' && name.startsWith('.')) return false
  let [at, next, afterStar, resumeAt] = [0, 0, -1, 0]
  while (at < name.length) {
    const sign = signs[next]
    if (sign === '*') {
      afterStar = ++next
      resumeAt = at
    } else if (sign?.(name.charAt(at), at === 0)) {
      at++
      next++
    } else if (afterStar !== -1) {
      next = afterStar
      at = ++resumeAt
    } else return false
  }
  return signs.slice(next).every((sign) => sign === '*')
}

const folders = {
  isWildcard: (part: Name) => part === '**',
  fits: (part: Name, name: string) =>
    part !== '**' && ('text' in part ? part.text === name : matchesName(part.characters, name)),
  isSkipped: (name: string) => !name.startsWith('.'),
}

function matchesPath(pattern: readonly Name[], path: string): boolean {
  return matchSequence(pattern, path.split('/'), folders)
}

/** How many characters a file name can have, on all systems that we know of. */
const longestName = 255

/** A pattern that no text matches. */
const nothing = '[]'

/**
 * Checks a name by the setting `file_name`.
 *
 * @param id the last part of the page's `id`, if it has one
 * @returns the pattern that it does not match, with the id in it; undefined when it does, or when there is no id for it
 */
type FileNameTest = (name: string, id: string | undefined) => string | undefined

/**
 * Compiles the setting `file_name`.
 *
 * @param setting a regular expression in which `{id}` is the last part of the page's `id`
 * @throws InvalidPattern when it is none with every id, or is refused
 */
export function fileNameTest(setting: string): FileNameTest {
  // The id that makes the largest pattern; whatever passes both has `{id}` where any text can be.
  linearPattern(withId(setting, '.'.repeat(longestName)))
  const withoutId = linearPattern(setting.replaceAll('{id}', nothing))
  const asksForId = setting.includes('{id}')
  return (name, id) => {
    if (asksForId && id === undefined) return undefined
    // An id that the name does not hold can be no part of it.
    const isWithin = asksForId && id !== undefined && name.length <= longestName && name.includes(id)
    const pattern = isWithin ? linearPattern(withId(setting, id)) : withoutId
    return pattern.test(name) ? undefined : withId(setting, id ?? '')
  }
}

function withId(setting: string, id: string): string {
  return setting.replaceAll('{id}', () => id.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
}

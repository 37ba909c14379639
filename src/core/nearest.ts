import { distance } from 'fastest-levenshtein'

const longestName = 200

/**
 * The known name that was certainly meant, or undefined when none is near enough to be right: about a third of its
 * letters differ at most, upper and lower case aside; in three letters or fewer none. Ids of a row, of which only the
 * number differs, are near to each other without being meant. Of names that are equally near it is the first by code unit,
 * in whatever order they come.
 *
 * @param most how many letters may differ, if that is less
 */
export function nearest(name: string, known: Iterable<string>, most = Infinity): string | undefined {
  if (name.length > longestName) return undefined
  const wanted = name.toLowerCase()
  let best: { candidate: string; edits: number } | undefined
  for (const candidate of known) {
    const longer = Math.max(candidate.length, name.length)
    const allowed = longer > 3 ? Math.min(most, Math.floor((longer + 1) / 3)) : 0
    const limit = Math.min(allowed, best && best.candidate < candidate ? best.edits - 1 : (best?.edits ?? Infinity))
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const edits = slips(wanted, candidate.toLowerCase())
    if (edits <= limit && !isNextNumber(wanted, candidate.toLowerCase())) best = { candidate, edits }
  }
  return best?.candidate
}

/** Finds the name that is meant among the known ones. */
type Search = (name: string, known: Iterable<string>) => string | undefined

/** So many different names are looked for in one list: each costs as much as the list is long. */
const mostSought = 500

/** The same search, remembered for the same list of names. */
function remembered(search: Search): Search {
  const found = new WeakMap<object, Map<string, string | undefined>>()
  return (name, known) => {
    const earlier = found.get(known) ?? new Map<string, string | undefined>()
    found.set(known, earlier)
    if (earlier.has(name) || earlier.size >= mostSought) return earlier.get(name)
    const meant = search(name, known)
    earlier.set(name, meant)
    return meant
  }
}

/** As {@link nearest}, remembered for the same list of names; undefined, too, once hundreds of others were looked for in it. */
export const nearestOnce: Search = remembered(nearest)

/** In letters: more slips than this probably mean another word. */
const mostCertainSlips = 2

/** As {@link nearestOnce}, where at most two letters differ. */
export const nearlyEqual: Search = remembered((name, known) => nearest(name, known, mostCertainSlips))

/**
 * The one known name that differs by a letter or two, or only in upper and lower case; undefined where there are several,
 * and for what is a name of its own: another number, or another beginning of two letters (`intern`, `extern`).
 * Remembered for the same list of names, as by `nearestOnce`.
 */
export const onlyNear: Search = remembered(findOnlyNear)

function findOnlyNear(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined
  const wanted = name.toLowerCase()
  const near = new Set<string>()
  const alike = new Set<string>()
  for (const candidate of known) {
    const longer = Math.max(candidate.length, name.length)
    const limit = Math.min(mostCertainSlips, longer > 3 ? Math.floor((longer + 1) / 3) : 0)
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const other = candidate.toLowerCase()
    const edits = slips(wanted, other)
    if (edits > limit || numbersIn(wanted).join() !== numbersIn(other).join()) continue
    if (edits === 2 && wanted[0] !== other[0]) continue
    if (edits === 0) alike.add(candidate)
    near.add(candidate)
  }
  const [only, ...others] = alike.size > 0 ? alike : near
  return others.length === 0 ? only : undefined
}

/** How many letters differ; two neighbours that changed places are one slip (`srot`). */
function slips(name: string, candidate: string): number {
  const edits = distance(name, candidate)
  if (edits !== 2) return edits
  let at = 0
  while (name[at] === candidate[at]) at++
  const [first = '', second = ''] = name.slice(at)
  return name.slice(0, at) + second + first + name.slice(at + 2) === candidate ? 1 : 2
}

/** This many letters are not a coincidence, whatever number is before them. */
const telling = 12

function isNextNumber(name: string, candidate: string): boolean {
  const letters = name.replace(/\d+/g, '#')
  if (letters.length >= telling || letters !== candidate.replace(/\d+/g, '#')) return false
  return numbersIn(name).join() !== numbersIn(candidate).join()
}

/** `1` and `01` are the same number. */
function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

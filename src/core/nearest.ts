import { distance } from 'fastest-levenshtein'

const longestName = 200

/**
 * The known name that was surely meant, or undefined when none is near enough to be right: about a third of its
 * letters differ at most, upper and lower case aside; in three letters or fewer none. Ids of a row, of which only the
 * number differs, are near to each other without being meant. Of names that are equally near it is the first by code unit,
 * in whatever order they come.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined
  const wanted = name.toLowerCase()
  let best: { candidate: string; edits: number } | undefined
  for (const candidate of known) {
    const longer = Math.max(candidate.length, name.length)
    const allowed = longer > 3 ? Math.floor((longer + 1) / 3) : 0
    const limit = Math.min(allowed, best && best.candidate < candidate ? best.edits - 1 : (best?.edits ?? Infinity))
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const edits = slips(wanted, candidate.toLowerCase())
    if (edits <= limit && !isNextNumber(wanted, candidate.toLowerCase())) best = { candidate, edits }
  }
  return best?.candidate
}

/** What was found for a list of names, by the name that was looked for. */
const found = new WeakMap<object, Map<string, string | undefined>>()

/** So many different names are looked for in one list: each costs as much as the list is long. */
const mostSought = 500

/** The same, remembered for the same list of names; undefined, too, once hundreds of others were looked for in it. */
export function nearestOnce(name: string, known: Iterable<string>): string | undefined {
  const earlier = found.get(known) ?? new Map<string, string | undefined>()
  found.set(known, earlier)
  if (earlier.has(name) || earlier.size >= mostSought) return earlier.get(name)
  const meant = nearest(name, known)
  earlier.set(name, meant)
  return meant
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

/** So many letters are no coincidence, whatever number stands before them. */
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

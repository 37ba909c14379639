import { distance } from 'fastest-levenshtein'

/**
 * The known name that was surely meant, or undefined when none is near enough to be right: about a third of its
 * letters differ at most, upper and lower case aside.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  let best: { candidate: string; edits: number } | undefined
  for (const candidate of known) {
    const longer = Math.max(candidate.length, name.length)
    const limit = Math.min(Math.floor((longer + 1) / 3), (best?.edits ?? Infinity) - 1)
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue
    const edits = distance(wanted, candidate.toLowerCase())
    if (edits <= limit) best = { candidate, edits }
  }
  return best?.candidate
}

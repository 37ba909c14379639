/** How the parts of a pattern match the items of a sequence: names of a path, or characters of a name. */
interface Matching<Part, Item> {
  /** Whether a part matches any number of items. */
  isWildcard(part: Part): boolean
  /** Whether a part that is no wildcard matches an item. */
  fits(part: Part, item: Item): boolean
  /** Whether a wildcard can match an item. */
  isSkipped(item: Item): boolean
}

/**
 * Matches a sequence with a pattern. It goes back to the last wildcard alone, because what an earlier one took is the least
 * that it could: that costs at most the length of the one times that of the other.
 */
export function matchSequence<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  { isWildcard, fits, isSkipped }: Matching<Part, Item>,
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
    } else if (afterWildcard !== -1 && isSkipped(items[resumeAt] as Item)) {
      next = afterWildcard
      at = ++resumeAt
    } else return false
  }
  return pattern.slice(next).every(isWildcard)
}

/** Makes a test of whether a character is in a class such as `a-z_`, without its brackets. */
export function classTest(members: string): (character: string) => boolean {
  const ranges = [...members.matchAll(/(\\?[^])(?:-(\\?[^]))?/g)].map(
    ([, from = '', to = from]) => [from.slice(-1), to.slice(-1)] as const,
  )
  return (character) => ranges.some(([from, to]) => from <= character && character <= to)
}

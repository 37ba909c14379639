import { lazy } from './memoize.ts'

/**
 * Numbers within texts compare by their value (`avg-2` before `avg-10`); the same on every machine whatever its locale. To
 * make it takes as long as to read twenty pages.
 */
const natural = lazy(() => new Intl.Collator('nl', { numeric: true }))

/** Compares two texts as people order them. */
export function compareNaturally(a: string, b: string): number {
  return natural().compare(a, b)
}

/**
 * Sorts by the values of some keys. What compares equal keeps its order. In either direction, values that cannot be
 * compared come behind the others, and what has no value comes last.
 *
 * @param keys the weightiest first
 * @param valueOf the value of a member for the key at an index
 */
export function sortByKeys<Member>(
  members: readonly Member[],
  keys: readonly { isDescending: boolean; compare(a: string, b: string): number; accepts?(value: string): boolean }[],
  valueOf: (member: Member, key: number) => string | undefined,
): Member[] {
  if (keys.length === 0) return [...members]
  const rows = members.map((member) => ({
    member,
    values: keys.map(({ accepts }, key) => {
      const text = valueOf(member, key)
      if (text === undefined) return { text: '', rank: 2 }
      return { text, rank: accepts?.(text) === false ? 1 : 0 }
    }),
  }))
  rows.sort((a, b) => {
    for (const [index, { isDescending, compare }] of keys.entries()) {
      const [left, right] = [a.values[index], b.values[index]]
      if (!left || !right) continue
      if (left.rank !== right.rank) return left.rank - right.rank
      const order = left.rank === 0 ? compare(left.text, right.text) : 0
      if (order !== 0) return isDescending ? -order : order
    }
    return 0
  })
  return rows.map(({ member }) => member)
}

/**
 * The first of a number of places for which a test holds, where it holds for all places behind that one too. Takes as many
 * steps as the number has binary digits.
 *
 * @returns its 0-based index; the number itself when the test holds for none
 */
export function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether a number is among rising ones. */
export function includesSorted(rising: readonly number[], wanted: number): boolean {
  return rising[firstWhere(rising.length, (index) => (rising[index] ?? 0) >= wanted)] === wanted
}

/** The index of the last of rising numbers that is at most a number; 0 when there is none. */
export function lastUpTo(rising: readonly number[], most: number): number {
  return Math.max(0, firstWhere(rising.length, (index) => (rising[index] ?? 0) > most) - 1)
}

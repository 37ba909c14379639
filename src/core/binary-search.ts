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

/** The index of the last of rising numbers that is at most a number; 0 when there is none. */
export function lastUpTo(rising: readonly number[], most: number): number {
  return Math.max(0, firstWhere(rising.length, (index) => (rising[index] ?? 0) > most) - 1)
}

/**
 * The positions that are in all lists. Costs as much as the shortest list times the number of lists, and the logarithm
 * of the longer ones.
 *
 * @param lists rising positions; at least one list
 */
export function intersect(lists: readonly (readonly number[])[]): readonly number[] {
  const [shortest = [], ...others] = [...lists].sort((a, b) => a.length - b.length)
  return shortest.filter((position) => others.every((list) => includes(list, position)))
}

function includes(list: readonly number[], wanted: number): boolean {
  let [low, high] = [0, list.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = list[middle] ?? 0
    if (found === wanted) return true
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return false
}

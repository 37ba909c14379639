import { firstWhere } from '../binary-search.ts'

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
  return list[firstWhere(list.length, (index) => (list[index] ?? 0) >= wanted)] === wanted
}

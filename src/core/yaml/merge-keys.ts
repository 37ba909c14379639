import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml'

/** Whether the value of this key is mappings whose pairs belong to the mapping in which it is (`<<`). */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol'
}

/** What is behind a merge key: mappings, if it is right. */
export function mergedNodes(value: unknown, document: Document): unknown[] {
  const resolved = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node)
  const node = resolved(value)
  return isSeq(node) ? node.items.map(resolved) : [node]
}

/**
 * The pairs of a mapping: its own, and behind them those of its merge keys that it has not itself. Of several merged
 * mappings with the same key the first counts (https://yaml.org/type/merge.html).
 *
 * @param budget how many more pairs may be merged: aliases can make many of few; below 0 some are missing
 */
export function pairsOf(map: YAMLMap, document: Document, budget: { merged: number }): Pair<Node, Node | null>[] {
  return flattened(map, document, budget, new Set())
}

/** @param around the mappings in which this one is merged: one within itself has no end */
function flattened(
  map: YAMLMap,
  document: Document,
  budget: { merged: number },
  around: Set<YAMLMap>,
): Pair<Node, Node | null>[] {
  const written = map.items as Pair<Node, Node | null>[]
  if (!written.some(({ key }) => isMergeKey(key))) return written
  const pairs = written.filter(({ key }) => !isMergeKey(key))
  const names = new Set(pairs.map(({ key }) => String(key)))
  around.add(map)
  const merged = written.flatMap(({ key, value }) => (isMergeKey(key) ? mergedNodes(value, document) : []))
  for (const source of merged) {
    if (--budget.merged < 0) break
    if (!isMap(source) || around.has(source)) continue
    for (const pair of flattened(source, document, budget, around)) {
      if (--budget.merged < 0) break
      const name = String(pair.key)
      if (!names.has(name)) pairs.push(pair)
      names.add(name)
    }
  }
  around.delete(map)
  return pairs
}

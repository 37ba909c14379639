import { isCollection, isMap, isNode, isPair } from 'yaml'
import type { Document, Node, Pair, YAMLMap } from 'yaml'

/**
 * The node at a path of keys and positions in a YAML document, or the last one on the way there.
 *
 * @param isKey whether the key is meant, and not its value
 */
export function nodeAt(document: Document, path: readonly string[], isKey: boolean): Node | undefined {
  let node: unknown = document.contents
  for (const [depth, name] of path.entries()) {
    if (!isCollection(node)) break
    const item = isMap(node) ? pairIn(node, name) : (node.items as unknown[])[Number(name)]
    const isLast = depth === path.length - 1
    node = isPair(item) ? (isLast && isKey ? item.key : (item.value ?? item.key)) : item
  }
  return isNode(node) ? node : undefined
}

/** The pairs of mappings by name, for as long as these have as many. */
const known = new WeakMap<YAMLMap, { size: number; pairs: Map<string, Pair<Node>> }>()

/** Of pairs with the same name the first. */
function pairIn(map: YAMLMap, name: string): Pair<Node> | undefined {
  const items = map.items as Pair<Node>[]
  let indexed = known.get(map)
  if (indexed?.size !== items.length) {
    indexed = { size: items.length, pairs: new Map(items.map((pair) => [String(pair.key), pair] as const).reverse()) }
    known.set(map, indexed)
  }
  return indexed.pairs.get(name)
}

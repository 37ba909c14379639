import { isCollection, isMap, isNode, isPair } from 'yaml'
import type { Document, Node, Pair } from 'yaml'

/**
 * The node at a path of keys and positions in a YAML document, or the last one on the way there.
 *
 * @param isKey whether the key is meant, and not its value
 */
export function nodeAt(document: Document, path: readonly string[], isKey: boolean): Node | undefined {
  let node: unknown = document.contents
  for (const [depth, name] of path.entries()) {
    if (!isCollection(node)) break
    const item = isMap(node)
      ? (node.items as Pair<Node>[]).find(({ key }) => String(key) === name)
      : (node.items as unknown[])[Number(name)]
    const isLast = depth === path.length - 1
    node = isPair(item) ? (isLast && isKey ? item.key : (item.value ?? item.key)) : item
  }
  return isNode(node) ? node : undefined
}

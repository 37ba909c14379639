import {
  isCollection,
  isMap,
  isNode,
  isPair,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type ScalarTag,
  type Tags,
  type YAMLMap,
} from 'yaml'
import { problemOf, resolveAliases, type PlacedProblem } from './problem.ts'
import { lastUpTo } from '../sort.ts'
import type { Span } from '../span.ts'

/** A YAML document, or what is wrong with it and at which 0-based offset of the text. */
export type ParsedYaml = { document: Document } | PlacedProblem

/** Nobody nests flow collections deeper; some thousands of them bring the parser down, and the process with it. */
const maximumDepth = 1000

/** The scalars that are true and false to PyYAML (`yaml/resolver.py`): `y` and `n` of YAML 1.1 are texts to it. */
const booleans = {
  true: /^(?:[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
  false: /^(?:[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
}

function likePyYaml(tags: Tags): Tags {
  const isBoolean = (tag: Tags[number]): tag is ScalarTag =>
    typeof tag === 'object' && tag.tag === 'tag:yaml.org,2002:bool'
  return tags.map((tag) =>
    isBoolean(tag) ? { ...tag, test: tag.identify?.(true) ? booleans.true : booleans.false } : tag,
  )
}

const yamlOptions = {
  version: '1.1',
  uniqueKeys: false,
  logLevel: 'silent',
  prettyErrors: false,
  customTags: likePyYaml,
} as const

/**
 * Parses YAML 1.1 as MkDocs does (PyYAML): `yes` and `on` are booleans, merge keys work, of two equal keys the last one
 * counts. Tags that the parser does not know are not mistakes: configurations for MkDocs hold Python's own. Never throws.
 */
export function parseYaml(text: string): ParsedYaml {
  const deep = tooDeepAt(text)
  if (deep !== null) return { problem: 'too-deep', offset: deep }
  try {
    const document = parseDocument(text, yamlOptions)
    return problemOf(document) ?? (text.includes('*') ? resolveAliases(document) : undefined) ?? { document }
  } catch {
    return { problem: 'too-deep', offset: 0 }
  }
}

/** What a document means as plain values, or what is wrong with it. Never throws. */
export function valuesOf(document: Document, text: string): { values: unknown } | PlacedProblem {
  try {
    return { values: document.toJS() }
  } catch {
    // Merge keys of what is not a mapping, and aliases that make gigabytes of a few lines.
    return { problem: 'other', offset: Math.max(0, text.search(/<<|\*/)) }
  }
}

/** A place in a text, counted from 1. */
export interface TextPlace {
  line: number
  column: number
}

/** Where the lines of a text begin, of the text that was asked about last: of a long one thousands of places are asked. */
let last = { text: '', starts: [0] }

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number): TextPlace {
  if (last.text !== text) last = { text, starts: [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)] }
  const line = lastUpTo(last.starts, Math.min(offset, text.length))
  return { line: line + 1, column: Math.min(offset, text.length) - (last.starts[line] ?? 0) + 1 }
}

/** The 0-based offset of a place in a text. */
export function offsetAt(text: string, { line, column }: TextPlace): number {
  let start = 0
  for (let count = 1; count < line; count++) start = text.indexOf('\n', start) + 1
  return start + column - 1
}

/** Makes text of dates: JSON has none, and what counts is what the author wrote, not what a date object makes of it. */
export function datesAsText(document: Document): void {
  visit(document, {
    Scalar(_, scalar) {
      if (scalar.value instanceof Date) scalar.value = scalar.source
    },
  })
}

function tooDeepAt(text: string): number | null {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) depth++
    else if (code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1)
    if (depth > maximumDepth) return at
  }
  return null
}

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

/** What is at a path of names in a YAML document; undefined where nothing is. In long mappings quicker than `getIn`. */
export function valueAt(document: Document, path: readonly string[]): unknown {
  let node: unknown = document.contents
  for (const name of path) {
    if (!isMap(node)) return undefined
    node = pairIn(node, name)?.value
  }
  return node
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

/** Where a node is in its text, without the white space behind it; the start of the text for what is in none. */
export function nodeSpan(node: unknown): Span {
  const [start = 0, end = start] = (node as Node | null | undefined)?.range ?? []
  return { start, end }
}

/** Whether a value is a mapping of YAML, or an object of JSON. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

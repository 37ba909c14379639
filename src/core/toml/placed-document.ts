import { Document, isCollection, isMap, isPair, isScalar, isSeq, type Node } from 'yaml'
import { parseToml } from './parse.ts'
import type { TomlProblem } from './problem.ts'
import { tomlLines } from './lines.ts'
import type { Span } from '../span.ts'
import type { TextPlace } from '../yaml/parse.ts'

/** Where a setting is. */
interface Place {
  key: Span
  value: Span
}

/** Parses TOML into the nodes of a YAML document, each with its place, or that of the line in which it is. Never throws. */
export function tomlDocument(text: string): { document: Document } | ({ problem: TomlProblem } & TextPlace) {
  const toml = parseToml(text)
  if ('problem' in toml) return toml
  const document = new Document(toml.values, dateAsText, { aliasDuplicateObjects: false })
  const top = { start: 0, end: 0 }
  putPlaces(document.contents, '', { key: top, value: top }, placesIn(text), text)
  return { document }
}

/** Without the milliseconds that nobody wrote. */
function dateAsText(_: unknown, value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace('.000', '') : value
}

/** Between the keys and positions of a path. */
const between = '\0'

/** The places of the settings and tables that begin a line, by their paths; the items of a list of tables by their positions. */
function placesIn(text: string): Map<string, Place> {
  const places = new Map<string, Place>()
  const counts = new Map<string, number>()
  const withPositions = (keys: readonly string[]): string =>
    keys.reduce((path, key) => {
      const count = counts.get(path + between + key)
      return path + between + key + (count === undefined ? '' : between + String(count - 1))
    }, '')
  for (const { above, keys, kind, value } of tomlLines(text)) {
    const names = keys.map(({ key }) => key)
    if (kind === 'item') {
      const list = `${withPositions(names.slice(0, -1))}${between}${names.at(-1)}`
      counts.set(list, (counts.get(list) ?? 0) + 1)
    }
    let path = withPositions(above)
    for (const [index, { start, end }] of keys.entries()) {
      path = above.length > 0 ? path + between + (names[index] ?? '') : withPositions(names.slice(0, index + 1))
      if (!places.has(path)) places.set(path, { key: { start, end }, value })
    }
  }
  return places
}

/** @param above where what holds the node is */
function putPlaces(node: unknown, path: string, above: Place, places: ReadonlyMap<string, Place>, text: string): void {
  const { key, value } = places.get(path) ?? above
  const place = { key, value: isCollection(node) ? { start: key.start, end: value.end } : value }
  if (isCollection(node) || isScalar(node)) (node as Node).range = [place.value.start, place.value.end, place.value.end]
  if (isScalar(node) && typeof node.value === 'number' && places.has(path)) {
    node.type = 'PLAIN'
    node.source = text.slice(value.start, value.end)
  }
  if (!isCollection(node)) return
  const items = isSeq(node) && node.items.every(isScalar) ? itemsIn(text, value, node.items.length) : null
  for (const [index, item] of (node.items as unknown[]).entries()) {
    const inner = isMap(node) && isPair(item) ? String(item.key) : String(index)
    const way = path + between + inner
    const span = items?.[index]
    if (span && isScalar(item)) {
      item.range = [span.start, span.end, span.end]
      continue
    }
    if (isPair(item) && isScalar(item.key)) {
      const { start, end } = (places.get(way) ?? place).key
      item.key.range = [start, end, end]
    }
    putPlaces(isPair(item) ? item.value : item, way, place, places, text)
  }
}

/** A text, a comment, or another value in a list. */
const token = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#.*|[^\s,[\]#"']+/g

/** The places of so many values of a list in brackets; null where some are written in another way, as over several lines. */
function itemsIn(text: string, { start, end }: Span, count: number): Span[] | null {
  const tokens = [...text.slice(start, end).matchAll(token)].filter(([found]) => !found.startsWith('#'))
  if (tokens.length !== count) return null
  return tokens.map(({ 0: found, index }) => ({ start: start + index, end: start + index + found.length }))
}

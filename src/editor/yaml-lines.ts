import { stringify } from 'yaml'

/** A key whose value may go on in the next lines. */
export interface OpenKey {
  name: string
  column: number
  /** Whether its value is a text of several lines: `|` or `>`. */
  isText: boolean
}

/** A list in brackets that is not closed yet. */
export interface Flow {
  /** The path of its field; null in braces, whose members are not values of a field. */
  field: string | null
  depth: number
  quote: '"' | "'" | ''
}

/** A member of a list in brackets on one line; columns in code units. */
interface FlowItem {
  field: string | null
  start: number
  end: number
}

/** A line of YAML that may not be complete, read alone. Columns are code units from its beginning. */
export interface ScannedLine {
  /** The key that begins in it: how it is written, its path, and where its colon is. */
  key: { name: string; path: string[]; column: number; written: number; colon: number } | null
  /** Whether the value behind the key is one that can be written on: no text of several lines, no list in brackets. */
  isPlainValue: boolean
  /** Where what it says begins: behind white space and dashes. */
  content: number
  /** The path of the field of which it is an item; null where it is none. */
  item: string[] | null
  /** The column of the last dash. */
  dash: number
  /** The keys in which a key of this column is. */
  parents: string[]
  /** The column of a comment at its end. */
  comment: number | null
  /** Whether it belongs to a text of several lines. */
  isText: boolean
  flowItems: FlowItem[]
  /** What is open behind it. */
  keys: OpenKey[]
  flow: Flow | null
}

/**
 * Reads a line of block YAML as far as an editor needs it, where a parser would give up on all of it.
 *
 * @param open the keys that are open above it, the outermost first
 * @param flow the list in brackets that is open above it
 */
export function scanLine(line: string, open: readonly OpenKey[], flow: Flow | null): ScannedLine {
  const indent = line.length - line.trimStart().length
  const nothing = { key: null, isPlainValue: false, content: indent, item: null, dash: -1, parents: [], comment: null }
  if (flow) {
    const { items, rest } = scanFlow(line, 0, flow)
    return { ...nothing, isText: false, flowItems: items, keys: [...open], flow: rest }
  }
  const last = open.at(-1)
  const isBlank = indent === line.length
  if (last?.isText && (isBlank || indent > last.column))
    return { ...nothing, isText: true, flowItems: [], keys: [...open], flow: null }
  const { content, dash } = dashes(line, indent)
  const comment = commentIn(line, content)
  const parents = open.filter(({ column }) => column < content)
  const item = dash === -1 ? null : open.filter(({ column }) => column <= dash).map(({ name }) => name)
  const read = { ...nothing, content, dash, item, comment, parents: parents.map(({ name }) => name), isText: false }
  const colon = colonIn(line.slice(0, comment ?? line.length), content)
  if (colon === -1) return { ...read, flowItems: [], keys: isBlank || dash !== -1 ? [...open] : parents, flow: null }
  const written = line.slice(content, colon).trimEnd()
  const name = written.replace(/^(["'])(.*)\1$/, '$2')
  const path = [...read.parents, name]
  const value = line.slice(colon + 1).trimStart()
  const isText = /^[|>]/.test(value)
  const keys = [...parents, { name, column: content, isText }]
  const key = { name, path, column: content, written: written.length, colon }
  if (!/^[[{]/.test(value)) return { ...read, key, isPlainValue: !isText, flowItems: [], keys, flow: null }
  const opening = line.indexOf(value, colon)
  const field = value.startsWith('[') ? path.join('.') : null
  const scanned = scanFlow(line, opening + 1, { field, depth: 1, quote: '' })
  return { ...read, key, comment: null, flowItems: scanned.items, keys, flow: scanned.rest }
}

function dashes(line: string, indent: number): { content: number; dash: number } {
  let [content, dash] = [indent, -1]
  while (line.charAt(content) === '-' && /^(?:\s|$)/.test(line.slice(content + 1, content + 2))) {
    dash = content
    content++
    while (line.charAt(content) === ' ') content++
  }
  return { content, dash }
}

/** The column of a `#` that begins a comment, quotes aside. */
function commentIn(line: string, from: number): number | null {
  let quote = ''
  for (let at = from; at < line.length; at++) {
    const character = line.charAt(at)
    const before = at === 0 ? ' ' : line.charAt(at - 1)
    if (quote !== '') quote = character === quote ? '' : quote
    else if ((character === '"' || character === "'") && /[\s,[:]/.test(before)) quote = character
    else if (character === '#' && /\s/.test(before)) return at
  }
  return null
}

/** The column of the colon behind a key. */
function colonIn(line: string, from: number): number {
  const quote = /^["']/.exec(line.slice(from, from + 1))?.[0]
  const start = quote === undefined ? from : line.indexOf(quote, from + 1) + 1
  if (quote !== undefined && start === 0) return -1
  for (let at = line.indexOf(':', start); at !== -1; at = line.indexOf(':', at + 1))
    if (at > from && /^(?:\s|$)/.test(line.slice(at + 1, at + 2))) return at
  return -1
}

/** Reads the members of a list in brackets up to its end or that of the line. */
function scanFlow(line: string, from: number, open: Flow): { items: FlowItem[]; rest: Flow | null } {
  const items: FlowItem[] = []
  let { depth, quote } = open
  let start = from
  const add = (end: number): void => {
    if (depth === 1) items.push({ field: open.field, start, end })
  }
  for (let at = from; at < line.length; at++) {
    const character = line.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if ((character === '"' || character === "'") && /[\s,[{:]/.test(line.charAt(at - 1) || ' ')) quote = character
    else if (character === ',' && depth === 1) {
      add(at)
      start = at + 1
    } else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') {
      add(at)
      depth--
      if (depth === 0) return { items, rest: null }
      start = at + 1
    }
  }
  add(line.length)
  // A quote ends with its line: it is more likely half-written than meant to go on.
  return { items, rest: { ...open, depth, quote: '' } }
}

/** How a value is written in its place. */
interface ValueStyle {
  /** The quote that is before it already, if any. */
  quote: '"' | "'" | ''
  isInFlow: boolean
  isJson?: boolean
}

/** Words of letters, digits and emoji with a few characters between them mean themselves, everywhere in YAML. */
const plain = /^[\p{L}\p{N}\p{So}](?:[\p{L}\p{N}\p{M}\p{So}_./=&()+ -]*[\p{L}\p{N}\p{M}\p{So}_=)])?$/u

/** A colon within a word is not a mapping, and means itself. */
const plainWithColons = /^[\p{L}\p{N}\p{So}](?:[\p{L}\p{N}\p{M}\p{So}_./=:-]*[\p{L}\p{N}\p{M}\p{So}_=)])$/u

/** What JSON has without quotes. */
const plainInJson = /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/

/** A value as it can be in front matter or a record: within the quotes that are there, else in quotes where it needs them. */
export function yamlValue(value: string, { quote, isInFlow, isJson = false }: ValueStyle): string {
  if (quote === "'") return value.replaceAll("'", "''")
  if (quote === '"') return JSON.stringify(value).slice(1, -1)
  if (isJson) return plainInJson.test(value) ? value : JSON.stringify(value)
  if (plain.test(value) || (!isInFlow && plainWithColons.test(value))) return value
  return stringify(value, { version: '1.1', lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd()
}

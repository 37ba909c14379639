import type { Span } from '../span.ts'

/** A key, and where it is. */
type PlacedKey = { key: string } & Span

/** A line of TOML that begins with a name: `[table]`, `[[table]]` or `name = …`. */
interface TomlLine {
  /** The keys of the table in which the name is; none for a table. */
  above: readonly string[]
  /** The name: its keys, with dots between them. */
  keys: readonly PlacedKey[]
  kind: 'table' | 'item' | 'setting'
  /** The rest of the line behind the equals sign; of a table where its name ends. */
  value: Span
}

/** A name with more keys is none that is looked for. */
const mostKeys = 100

/**
 * The lines of a text that begin with a name.
 *
 * @param text valid TOML
 */
export function* tomlLines(text: string): Generator<TomlLine, undefined> {
  let table: readonly string[] = []
  let open: string | null = null
  let start = 0
  for (const line of text.split('\n')) {
    const [brackets = ''] = /^[ \t]*\[{0,2}/.exec(line) ?? []
    const keys = open === null ? keysAt(line, brackets.length) : []
    const after = afterSpace(line, keys.at(-1)?.end ?? 0)
    const sign = keys.length > 0 ? (line[after] ?? '') : ''
    const isTable = brackets.includes('[')
    // In a list of several lines a line can be a text and no name.
    if (sign === (isTable ? ']' : '=')) {
      yield {
        above: isTable ? [] : table,
        keys: keys.map((key) => ({ ...key, start: start + key.start, end: start + key.end })),
        kind: !isTable ? 'setting' : brackets.endsWith('[[') ? 'item' : 'table',
        value: valueSpan(line, isTable ? after : afterSpace(line, after + 1), start),
      }
      if (isTable) table = keys.map(({ key }) => key)
    }
    open = openQuote(line, open)
    start += line.length + 1
  }
}

/** The keys of a name with dots. */
function keysAt(line: string, from: number): PlacedKey[] {
  const keys: PlacedKey[] = []
  const written = /[\w-]+|"[^"]*"|'[^']*'/y
  for (let at = from; keys.length < mostKeys; at++) {
    written.lastIndex = afterSpace(line, at)
    const [name] = written.exec(line) ?? []
    if (name === undefined) break
    const end = written.lastIndex
    keys.push({ key: name.replace(/^["']|["']$/g, ''), start: end - name.length, end })
    at = afterSpace(line, end)
    if (line[at] !== '.') break
  }
  return keys
}

function afterSpace(line: string, from: number): number {
  let at = from
  while (line[at] === ' ' || line[at] === '\t') at++
  return at
}

/** A text in quotes, or all up to a comment. */
function valueSpan(line: string, from: number, start: number): Span {
  const rest = line.slice(from)
  const [quoted = rest.split('#', 1).join('').trimEnd()] = /^(?:"[^"\\]*"|'[^']*')/.exec(rest) ?? []
  return { start: start + from, end: start + from + quoted.length }
}

/** The quotes of a text of several lines that is still open at the end of a line; null when there is none. */
function openQuote(line: string, before: string | null): string | null {
  let open = before
  for (const [quote] of line.matchAll(/"""|'''/g)) {
    if (open === null) open = quote
    else if (open === quote) open = null
  }
  return open
}

/**
 * Finds where a setting is named first: by a line `name = …`, or in the name of a table.
 *
 * @param text valid TOML
 * @param path its keys from the top on
 * @returns the place of its last key; null when no line begins with it, as in `project = { name = … }`
 */
export function findKey(text: string, path: readonly string[]): Span | null {
  for (const { above, keys } of tomlLines(text)) {
    const names = [...above, ...keys.map(({ key }) => key)]
    const last = keys[path.length - 1 - above.length]
    if (last && path.every((key, index) => names[index] === key)) return { start: last.start, end: last.end }
  }
  return null
}

/** Where a setting stands, from its name to where the next one begins; null where no line begins with it. */
export function settingSpan(text: string, path: readonly string[]): Span | null {
  const key = findKey(text, path)
  if (!key) return null
  for (const { keys } of tomlLines(text)) {
    const [first] = keys
    if (first && first.start > key.end) return { start: key.start, end: text.lastIndexOf('\n', first.start) + 1 }
  }
  return { start: key.start, end: text.length }
}

import type { Span } from '../span.ts'

/**
 * Finds where a setting is named first: by a line `name = …`, or in the name of a table.
 *
 * @param text valid TOML
 * @param path its keys from the top on
 * @returns the place of its last key; null when no line begins with it, as in `project = { name = … }`
 */
export function findKey(text: string, path: readonly string[]): Span | null {
  let table: readonly string[] = []
  let open: string | null = null
  let start = 0
  for (const line of text.split('\n')) {
    const [brackets = ''] = /^[ \t]*\[{0,2}/.exec(line) ?? []
    const isTable = brackets.includes('[')
    const keys = open === null ? keysAt(line, brackets.length, path.length) : []
    const above = isTable ? [] : table
    const names = [...above, ...keys.map(({ key }) => key)]
    const last = keys[path.length - 1 - above.length]
    // In a list of several lines a line can be a text and no name.
    const isName = last && '=.]'.includes(line[afterSpace(line, last.end)] ?? ' ')
    if (isName && path.every((key, index) => names[index] === key))
      return { start: start + last.start, end: start + last.end }
    if (isTable && keys.length > 0) table = names
    open = openQuote(line, open)
    start += line.length + 1
  }
  return null
}

/** The keys of a name with dots, at most so many. */
function keysAt(line: string, from: number, most: number): ({ key: string } & Span)[] {
  const keys: ({ key: string } & Span)[] = []
  const written = /[\w-]+|"[^"]*"|'[^']*'/y
  for (let at = from; keys.length < most; at++) {
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

/** The quotes of a text of several lines that is still open at the end of a line; null when there is none. */
function openQuote(line: string, before: string | null): string | null {
  let open = before
  for (const [quote] of line.matchAll(/"""|'''/g)) {
    if (open === null) open = quote
    else if (open === quote) open = null
  }
  return open
}

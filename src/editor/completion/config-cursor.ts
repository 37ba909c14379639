import { isScalar, visit } from 'yaml'
import type { Span } from '../../core/span.ts'
import { parseYaml } from '../../core/yaml/parse.ts'

/** A text or a key of `mdsplice.yml` in which the cursor is. Offsets are those of the text in the editor. */
export interface ConfigCursor extends Span {
  path: readonly string[]
  isKey: boolean
  /** What of it stands before the cursor and behind it, without quotes. */
  before: string
  behind: string
  quote: '"' | "'" | ''
  /** Whether a colon stands behind it. */
  hasColon: boolean
  /** Whether nothing stands before it in its line. */
  isAlone: boolean
}

/** In characters: what is longer nobody writes by hand. */
const longest = 20_000

/** What may be missing behind the line of the cursor, or behind its word. */
const [lineEndings, wordEndings] = [
  ['', '}', ']', ']}', '}}'],
  ['', ':', ']', '}', ']}', ': }', '}}', '"', '"]', '"}', '"]}', "'", "']", "'}", "']}"],
]
const mark = 'mdsplice0cursor'

/**
 * Finds what is at the cursor. Of the text only the line of the cursor is read, and those above it in which it is: they are
 * less indented. A mark at the cursor is then in the text or the key that is looked for.
 */
export function configCursor(text: string, offset: number): ConfigCursor | null {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const above = `${linesAround(text, lineStart, offset)}${text.slice(lineStart, offset)}${mark}`
  const [word = ''] = /^[\p{L}\p{N}_.-]*/u.exec(text.slice(offset, offset + 200)) ?? []
  const [rest = ''] = /^[^\r\n]*/.exec(text.slice(offset, offset + longest)) ?? []
  if (above.length + rest.length > longest) return null
  for (const [behind, endings] of [
    [rest, lineEndings],
    [word, wordEndings],
  ] as const)
    for (const ending of endings) {
      const marked = above + behind + ending
      const yaml = parseYaml(marked)
      const found = 'document' in yaml ? markIn(yaml.document, marked) : null
      if (found) return placedIn(text, offset, marked, found)
    }
  return null
}

/** The lines above another one in which it is, the outermost first: a dash is as far to the left as the key of its list. */
function linesAround(text: string, lineStart: number, offset: number): string {
  const found: string[] = []
  let { indent, isItem } = indentOf(text.slice(lineStart, offset), text.slice(offset, offset + longest))
  let length = 0
  for (let end = lineStart - 1; end >= 0 && (indent > 0 || isItem) && length <= longest; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1
    const line = text.slice(start, end + 1)
    end = start - 1
    const other = indentOf(line, '')
    const isAround = other.indent < indent || (isItem && !other.isItem && other.indent === indent)
    if (/^\s*(?:#|$)/.test(line) || !isAround) continue
    found.unshift(line)
    length += line.length
    ;({ indent, isItem } = other)
  }
  return found.join('')
}

/** The indentation of a line, and whether it begins with the dash of a list. */
function indentOf(before: string, behind: string): { indent: number; isItem: boolean } {
  const indent = before.length - before.trimStart().length
  const isItem = /^-(?:\s|$)/.test((before.slice(indent) + behind).slice(0, 2))
  return { indent, isItem }
}

type Marked = Span & Pick<ConfigCursor, 'path' | 'isKey'>

function markIn(document: Parameters<typeof visit>[0], text: string): Marked | null {
  let found: Marked | null = null
  visit(document, {
    Scalar(key, { range }, ancestors) {
      if (!range || !text.slice(range[0], range[1]).includes(mark)) return undefined
      const names = ancestors.flatMap((node, at): string[] => {
        const pair = node as { key?: unknown; items?: unknown[] }
        if (isScalar(pair.key)) return [String(pair.key.value)]
        const next = ancestors[at + 1]
        return pair.items && next && pair.items.includes(next) && !('key' in next)
          ? [String(pair.items.indexOf(next))]
          : []
      })
      const isKey = key === 'key'
      const path = isKey ? names.slice(0, -1) : typeof key === 'number' ? [...names, String(key)] : names
      found = { path, isKey, start: range[0], end: range[1] }
      return visit.BREAK
    },
  })
  return found
}

/** What was found in the marked text, in that of the editor. */
function placedIn(text: string, offset: number, marked: string, { start, end, path, isKey }: Marked): ConfigCursor {
  const [written = '', rest = ''] = marked.slice(start, end).split(mark)
  const quote = (/^["']/.exec(written)?.[0] ?? '') as ConfigCursor['quote']
  const inner = quote !== '' && rest.endsWith(quote) ? rest.slice(0, -1) : rest
  // An ending that was put there is no part of the text.
  const behind = text.startsWith(inner, offset) ? inner : ''
  const from = offset - written.length + quote.length
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  return {
    path,
    isKey,
    start: from,
    end: offset + behind.length,
    before: written.slice(quote.length),
    behind,
    quote,
    hasColon: /^["']?[ \t]*:/.test(text.slice(offset + behind.length, offset + behind.length + 100)),
    isAlone: text.slice(lineStart, offset - written.length).trim() === '',
  }
}

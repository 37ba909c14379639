import { isMap, isScalar, isSeq, visit } from 'yaml'
import type { Span } from '../core/span.ts'
import { parseYaml } from '../core/yaml/parse.ts'

/** A text or a key in YAML or JSON in which the cursor is. Offsets are those of the text in the editor. */
export interface YamlCursor extends Span {
  path: readonly string[]
  isKey: boolean
  /** What of it stands before the cursor and behind it, without quotes. */
  before: string
  behind: string
  quote: '"' | "'" | ''
  /** Whether it ends with its quote. */
  isClosed: boolean
  /** Whether it is in brackets or braces. */
  isInFlow: boolean
  /** Whether a colon stands behind it. */
  hasColon: boolean
  /** Whether nothing stands before it in its line. */
  isAlone: boolean
  /** The other keys of its mapping, or the other texts of its list, as far as they are in the same line or below each other. */
  others: string[]
}

/** In characters: what is longer nobody writes by hand. */
const longest = 20_000

const mark = 'mdsplice0cursor'

/**
 * Finds what is at the cursor. Of the text only the line of the cursor is read, and those above it in which it is: they are
 * less indented. A mark at the cursor is then in the text or the key that is looked for.
 */
export function yamlCursor(text: string, offset: number): YamlCursor | null {
  if (text.startsWith('\uFEFF')) {
    const found = offset === 0 ? null : yamlCursor(text.slice(1), offset - 1)
    return found && { ...found, start: found.start + 1, end: found.end + 1 }
  }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const above = `${linesAround(text, lineStart, offset)}${text.slice(lineStart, offset)}${mark}`
  const [word = ''] = /^[\p{L}\p{N}_.-]*/u.exec(text.slice(offset, offset + 200)) ?? []
  const [rest = ''] = /^[^\r\n]*/.exec(text.slice(offset, offset + longest)) ?? []
  if (above.length + rest.length > longest) return null
  const attempts = [
    ...lineEndings(above + rest).map((ending) => rest + ending),
    ...wordEndings(above + word).map((ending) => word + ending),
  ]
  for (const behind of new Set(attempts)) {
    const marked = above + behind
    const yaml = parseYaml(marked)
    const found = 'document' in yaml ? markIn(yaml.document, marked) : null
    if (found) {
      const others = [...found.others, ...beside(text, offset)]
      return { ...placedIn(text, offset, marked, found), isInFlow: openIn(above).brackets !== '', others }
    }
  }
  return null
}

/** What may be missing behind the line of the cursor. */
function lineEndings(text: string): string[] {
  return ['', openIn(text).brackets]
}

/** What may be missing behind its word. */
function wordEndings(text: string): string[] {
  const { quote, brackets } = openIn(text)
  return ['', ':', quote + brackets, `${quote}: ${brackets}`]
}

/** What closes the quote and the brackets that are open at the end of a text. */
function openIn(text: string): { quote: string; brackets: string } {
  let [quote, brackets] = ['', '']
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    const before = text.charAt(at - 1)
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++
      else if (character === quote) quote = ''
    } else if (/["']/.test(character) && /^[\s,:[{]?$/.test(before)) quote = character
    else if (character === '#' && /^\s?$/.test(before)) {
      const end = text.indexOf('\n', at)
      at = end === -1 ? text.length : end
    } else if (character === '[') brackets = `]${brackets}`
    else if (character === '{') brackets = `}${brackets}`
    else if (character === brackets.charAt(0)) brackets = brackets.slice(1)
  }
  return { quote, brackets }
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

/** The keys or items of the same mapping or list that begin in the same column as the line of the cursor. */
function beside(text: string, offset: number): string[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const [own = '', ...below] = text.slice(lineStart, offset + longest).split('\n')
  const above = text
    .slice(Math.max(0, lineStart - longest), Math.max(0, lineStart - 1))
    .split('\n')
    .reverse()
  const here = memberIn(own)
  return [...membersFrom(above, here, true), ...membersFrom(below, here, false)]
}

/** What a line begins with. */
interface Member {
  indent: number
  /** Where it begins, behind dashes. */
  column: number
  isItem: boolean
  isKey: boolean
  /** The key, or the whole text. */
  text: string
}

function memberIn(line: string): Member {
  const [start = '', indent = '', dashes = ''] = /^(\s*)((?:- +|-$)*)/.exec(line) ?? []
  const place = { indent: indent.length, column: start.length, isItem: dashes !== '' }
  return { ...place, ...textIn(line.slice(start.length).trimEnd()) }
}

/** Text that is in quotes, or goes on to a colon with a space behind it; the comma of JSON is none of it. */
function textIn(content: string): Pick<Member, 'isKey' | 'text'> {
  const [quoted, double, single] = /^(?:"([^"]*)"|'([^']*)')/.exec(content) ?? []
  if (quoted !== undefined) {
    const rest = content.slice(quoted.length).trimStart()
    const isKey = /^:(?:\s|$)/.test(rest)
    return { isKey, text: isKey || rest === '' || rest === ',' ? (double ?? single ?? '') : '' }
  }
  if (/^["']/.test(content)) return { isKey: false, text: '' }
  const colon = content.slice(1).search(/:(?:\s|$)/) + 1
  if (colon > 0) return { isKey: true, text: content.slice(0, colon).trimEnd() }
  return { isKey: false, text: content.charAt(0) + content.slice(1).replace(/,$/, '').trimEnd() }
}

/** Those in lines that are further and further away, up to the end of the mapping or list. */
function membersFrom(lines: readonly string[], here: Member, isUp: boolean): string[] {
  const found: string[] = []
  // A dash begins the next mapping of a list.
  let isSameItem = !(here.isItem && isUp)
  for (const line of lines) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const { indent, column, isItem, isKey, text } = memberIn(line)
    const isNextItem = here.isItem && isItem && indent === here.indent
    if (isNextItem) isSameItem = false
    const isInColumn = column === here.column && (!isItem || (isUp && !here.isItem))
    if (isKey ? isSameItem && isInColumn : isNextItem || (isInColumn && !here.isItem)) found.push(text)
    const isBefore = isUp && isItem && isInColumn
    if (indent < here.indent || isBefore || (here.isItem && !isItem && indent === here.indent)) break
  }
  return found
}

type Marked = Span & Pick<YamlCursor, 'path' | 'isKey' | 'others'>

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
      found = { path, isKey, start: range[0], end: range[1], others: othersIn(ancestors.at(isKey ? -2 : -1)) }
      return visit.BREAK
    },
  })
  return found
}

/** The keys of a mapping, or the texts of a list, but for the marked one. */
function othersIn(node: unknown): string[] {
  const texts = isMap(node) ? node.items.map(({ key }) => key) : isSeq(node) ? node.items : []
  return texts.flatMap((each) => (isScalar(each) && !String(each.value).includes(mark) ? [String(each.value)] : []))
}

/** What was found in the marked text, in that of the editor. */
function placedIn(
  text: string,
  offset: number,
  marked: string,
  { start, end, path, isKey }: Marked,
): Omit<YamlCursor, 'isInFlow' | 'others'> {
  const [written = '', rest = ''] = marked.slice(start, end).split(mark)
  const quote = (/^["']/.exec(written)?.[0] ?? '') as YamlCursor['quote']
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
    isClosed: quote !== '' && text.charAt(offset + behind.length) === quote,
    hasColon: /^["']?[ \t]*:/.test(text.slice(offset + behind.length, offset + behind.length + 100)),
    isAlone: text.slice(lineStart, offset - written.length).trim() === '',
  }
}

import { isBlockLevel } from '../html/elements.ts'

/** What a line of Markdown begins, as far as that says whether the next one goes on with it. */
export type LineKind = 'text' | 'item' | 'heading' | 'row' | 'rule' | 'fence' | 'code' | 'other'

/** A line, together with those that only a soft line break keeps from it. */
export interface LogicalLine {
  kind: LineKind
  /** The `>` and the spaces before it, as columns: `4`, or `0>4` in a quote. */
  indentation: string
  /** Without indentation; `\n` where a line break is soft. */
  text: string
  /** Whether a blank line is above it. */
  followsBlank: boolean
}

/** Reads lines of Markdown that hold no definitions of their own, joining those between which a line break is soft. */
export function logicalLines(markdown: string): LogicalLine[] {
  const lines: LogicalLine[] = []
  let fence: { mark: string; columns: number } | null = null
  let followsBlank = false
  const numbered = new Set<string>()
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const { indentation, columns, content } = indented(line)
    if (fence) {
      const isEnd = content.trimEnd() === fence.mark
      const text = isEnd ? fence.mark : ' '.repeat(Math.max(0, columns - fence.columns)) + content
      lines.push({ kind: isEnd ? 'fence' : 'code', indentation, text, followsBlank: false })
      if (isEnd) fence = null
      continue
    }
    if (content.trim() === '') {
      followsBlank = true
      continue
    }
    const kind = kindOf(content)
    const last = lines.at(-1)
    if (kind === 'text' && !followsBlank && last && (last.kind === 'text' || last.kind === 'item'))
      last.text += `\n${content}`
    else lines.push({ kind, indentation, text: numberedAlike(content, kind, indentation, numbered), followsBlank })
    followsBlank = false
    if (kind === 'fence') fence = { mark: fenceMark.exec(content)?.[0] ?? '', columns }
  }
  return lines
}

/** Of the numbers in a list the first alone counts. */
function numberedAlike(text: string, kind: LineKind, indentation: string, numbered: Set<string>): string {
  if (kind === 'heading' || kind === 'other') numbered.clear()
  if (kind !== 'item' || !/^\d/.test(text)) return text
  if (numbered.has(indentation)) return text.replace(/^\d+/, '1')
  numbered.add(indentation)
  return text
}

const fenceMark = /^(?:`{3,}|~{3,})/

const starts: readonly (readonly [LineKind, RegExp])[] = [
  ['row', /^\|/],
  ['rule', /^(?:\* *\* *\*|- *- *-|_ *_ *_)[*\-_ ]*$/],
  ['heading', /^#{1,6}(?:\s|$)/],
  ['item', /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/],
  ['fence', fenceMark],
  ['other', /^(?:!!!|\?\?\?|===|:::|\/\/\/|<!--|\*\[|:\s)/],
]

function kindOf(content: string): LineKind {
  const [kind] = starts.find(([, start]) => start.test(content)) ?? []
  if (kind) return kind
  const tag = /^<\/?([a-z][a-z\d]*)/i.exec(content)?.[1]
  return tag !== undefined && isBlockLevel(tag.toLowerCase()) ? 'other' : 'text'
}

/** The columns of white space before what a line says, tabs to the next four; each `>` starts again and takes one. */
function indented(line: string): { indentation: string; columns: number; content: string } {
  let quotes = ''
  let column = 0
  let start = 0
  let index = 0
  for (; index < line.length; index++) {
    const character = line[index]
    if (character === ' ') column++
    else if (character === '\t') column += 4 - (column % 4)
    else if (character === '>') {
      quotes += `${column - start}>`
      start = ++column
      if (line[index + 1] === ' ' || line[index + 1] === '\t') start++
    } else break
  }
  return { indentation: quotes + String(column - start), columns: column - start, content: line.slice(index) }
}

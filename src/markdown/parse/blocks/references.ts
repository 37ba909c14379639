import type { Block, LineTest } from './block.ts'
import type { Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const meaning = /\] ?: *(.*)/

/** No name goes on over more lines; keeps the cost of many names without end linear. */
const longestName = 10

/**
 * `*[HTML]: what it means`, on any line of a block; it is taken out of the text. A name can go on over lines, and
 * without name or meaning it is text (`AbbrBlockprocessor`, since 3.6 and 3.7).
 */
export function readAbbreviation(_parser: BlockParser, _parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isAbbreviation)
  if (at === -1) return false
  const { last, name, text } =
    abbreviationAt((index) => (index < block.length ? block.line(index).text : undefined), at) ?? {}
  if (last === undefined || !name?.trim() || !text?.trim()) return false
  blocks.pop()
  if (last + 1 < block.length) blocks.push(block.slice(last + 1))
  if (at > 0) blocks.push(block.slice(0, at))
  return true
}

const isAbbreviation: LineTest = (lines, index, end) =>
  abbreviationAt((line) => (line < end ? lines[line]?.text : undefined), index) !== undefined

/** The abbreviation that begins at a line: its last line, its name and its meaning. */
function abbreviationAt(
  textAt: (line: number) => string | undefined,
  first: number,
): { last: number; name: string; text: string } | undefined {
  if (!textAt(first)?.startsWith('*[')) return undefined
  let name = ''
  for (let line = first; line < first + longestName; line++) {
    const text = textAt(line)?.slice(line === first ? 2 : 0)
    if (text === undefined) return undefined
    const match = meaning.exec(text)
    name += text.slice(0, match?.index)
    if (name.includes('\\')) return undefined
    if (!match) continue
    const next = match[1] === '' ? textAt(line + 1) : undefined
    return next === undefined ? { last: line, name, text: match[1] ?? '' } : { last: line + 1, name, text: next }
  }
  return undefined
}

const start = /^ {0,3}\[([^[\]]*)\]: *(?:(\S+) *(.*)|$)/s
const target = /^ *(\S+) *(.*)/s
const title = /^(?:"(.*)" *|'(.*)' *|\((.*)\) *)$/

const isReference: LineTest = (lines, index, end) => {
  if (!lines[index]?.text.includes(']:')) return false
  return lengthOf((line) => (index + line < end ? lines[index + line]?.text : undefined)) > 0
}

/** How many lines a link reference takes that begins at the first of the lines; 0 when none does. */
function lengthOf(textAt: (line: number) => string | undefined): number {
  const first = start.exec(textAt(0) ?? '')
  if (!first) return 0
  const second = first[2] === undefined ? target.exec(textAt(1) ?? '') : undefined
  if (second === null) return 0
  const length = second ? 2 : 1
  const after = second ? second[2] : first[3]
  if (after !== undefined && after !== '') return title.test(after) ? length : 0
  return title.test(textAt(length)?.trimStart() ?? '') ? length + 1 : length
}

/** `[label]: target "title"`, on any line of a block; it is taken out of the text (`ReferenceProcessor`). */
export function readReference(parser: BlockParser, _parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isReference)
  if (at === -1) return false
  blocks.pop()
  const end = at + lengthOf((line) => (at + line < block.length ? block.line(at + line).text : undefined))
  parser.references.add((start.exec(block.line(at).text)?.[1] ?? '').trim().toLowerCase())
  if (end < block.length) blocks.push(block.slice(end))
  if (at > 0) blocks.push(block.slice(0, at))
  return true
}

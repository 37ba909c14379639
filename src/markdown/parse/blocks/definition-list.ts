import { Block, isBlank, partOf, trimmed, type Line, type LineTest } from './block.ts'
import { addElement, type Element } from './element.ts'
import type { BlockParser } from './parser.ts'

const head = /^ {0,3}: {1,3}/
/** A line that is not indented, or, in a block that fenced code was put back in, an empty one (`NO_INDENT_RE`). */
const lazy = /^(?: {0,3}[^ :]|$)/

const isHead: LineTest = (lines, index) => head.test(lines[index]?.text ?? '')

/** Terms, and below them `:   definition` (`markdown.extensions.def_list`). */
export function readDefinition(parser: BlockParser, parent: Element, blocks: Block[]): boolean {
  const block = blocks.at(-1) as Block
  const at = block.search(isHead)
  const last = parent.children.at(-1)
  if (at === -1) return false
  let terms = block
    .slice(0, at)
    .lines.filter((line) => !isBlank(line))
    .map(trimmed)
  if (terms.length === 0 && (!last || last.tag === 'title')) return false
  blocks.pop()
  const line = block.line(at)
  const width = head.exec(line.text)?.[0].length ?? 0
  const { body, rest } = bodyOf(block.slice(at + 1))
  let isLoose = false
  if (terms.length === 0 && last?.tag === 'p') {
    isLoose = true
    terms = last.text.map(trimmed)
    parent.children.pop()
  }
  const list = listIn(parent)
  const before = list.children.at(-1)
  if (terms.length === 0 && before?.tag === 'dd' && before.children.length > 0) isLoose = true
  for (const term of terms) addElement(list, 'dt', [term])
  const definition = addElement(list, 'dd', [], [line])
  const lines: Line[] = [partOf(line, width, line.text.length), ...body]
  parser.within(isLoose ? 'looselist' : 'list', () => parser.parseBlocks(definition, [new Block(lines)]))
  if (rest && rest.length > 0) blocks.push(rest)
  return true
}

function bodyOf(after: Block): { body: readonly Line[]; rest: Block | undefined } {
  if (after.length > 0 && lazy.test(after.first.text)) return { body: after.lines, rest: undefined }
  const [body, rest] = after.dedent(4)
  return { body: body.lines, rest }
}

function listIn(parent: Element): Element {
  const last = parent.children.at(-1)
  return last?.tag === 'dl' ? last : addElement(parent, 'dl')
}

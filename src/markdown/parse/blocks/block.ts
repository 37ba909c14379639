import type { TracedText } from '../traced-text.ts'

/** A line, or the rest of one, and where in a traced text it begins. */
export interface Line {
  text: string
  at: number
  in: TracedText
}

/** A line without its first characters. */
export function dropStart(line: Line, width: number): Line {
  return { text: line.text.slice(width), at: line.at + width, in: line.in }
}

/** A part of a line. */
export function partOf(line: Line, start: number, end: number): Line {
  return { text: line.text.slice(start, end), at: line.at + start, in: line.in }
}

/** A line without white space around it. */
export function trimmed(line: Line): Line {
  const start = line.text.length - line.text.trimStart().length
  return partOf(line, start, Math.max(start, line.text.trimEnd().length))
}

/** Puts lines at the end of others, however many there are. */
export function appendTo(lines: Line[], more: readonly Line[]): void {
  for (const line of more) lines.push(line)
}

export function isBlank(line: Line): boolean {
  return line.text.trim() === ''
}

/** Says whether something begins at the line with the index, given the lines up to `end`. */
export type LineTest = (lines: readonly Line[], index: number, end: number) => boolean

/** That something begins at a line and at none before it from another one on; nowhere when it is `to`. */
interface Searched {
  from: number
  at: number
  to: number
}

/** How deep a line must be indented to be in a container, in columns. */
export const indent = '    '

/**
 * Lines without empty ones between them: what Python-Markdown calls a block. Blocks cut from one another share their
 * lines and what was looked for in them, so that reading a block piece by piece costs no more than reading it once.
 */
export class Block {
  readonly #all: readonly Line[]
  readonly #from: number
  readonly #to: number
  readonly #found: Map<LineTest, Searched>
  /** Whether more than one empty line is before it. */
  readonly isApart: boolean

  constructor(
    lines: readonly Line[],
    from = 0,
    to = lines.length,
    found = new Map<LineTest, Searched>(),
    isApart = false,
  ) {
    this.#all = lines
    this.#from = from
    this.#to = to
    this.#found = found
    this.isApart = isApart
  }

  get length(): number {
    return this.#to - this.#from
  }

  get lines(): Line[] {
    return this.#all.slice(this.#from, this.#to)
  }

  get first(): Line {
    return this.line(0)
  }

  line(index: number): Line {
    const line = this.#all[this.#from + index]
    if (!line || index >= this.length) throw new RangeError('No such line in this block')
    return line
  }

  get isIndented(): boolean {
    return this.first.text.startsWith(indent)
  }

  /** The lines from one index up to another. */
  slice(from: number, to = this.length): Block {
    return new Block(this.#all, this.#from + from, this.#from + Math.max(from, to), this.#found)
  }

  /** The index of the first line of which the test holds; -1 when there is none. */
  search(test: LineTest): number {
    const known = this.#found.get(test)
    if (known && known.from <= this.#from && known.at >= this.#from && (known.at < known.to || this.#to <= known.to)) {
      return known.at < this.#to ? known.at - this.#from : -1
    }
    let at = this.#from
    while (at < this.#to && !test(this.#all, at, this.#to)) at++
    this.#found.set(test, { from: this.#from, at, to: this.#to })
    return at < this.#to ? at - this.#from : -1
  }

  /** How many lines from the start are indented by the width, or blank. */
  indentedLines(width: number): number {
    let count = 0
    const lead = ' '.repeat(width)
    while (count < this.length && (this.line(count).text.startsWith(lead) || isBlank(this.line(count)))) count++
    return count
  }

  /** The lines that are indented by the width, without that indent, and the rest (`BlockProcessor.detab`). */
  dedent(width: number): [Block, Block] {
    const count = this.indentedLines(width)
    return [new Block(this.slice(0, count).lines.map((line) => dropStart(line, width))), this.slice(count)]
  }

  /** The lines without this many levels of indentation, where they have them (`BlockProcessor.looseDetab`). */
  looseDedent(level: number): Block {
    const lead = indent.repeat(level)
    return new Block(this.lines.map((line) => (line.text.startsWith(lead) ? dropStart(line, lead.length) : line)))
  }
}

/** Cuts text into blocks at its empty lines. */
export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  let start = 0
  for (let index = 0; index <= lines.length; index++) {
    if (index < lines.length && lines[index]?.text !== '') continue
    if (index > start) {
      const isApart = start > 1 && lines[start - 2]?.text === ''
      blocks.push(new Block(lines.slice(start, index), 0, index - start, new Map(), isApart))
    }
    start = index + 1
  }
  return blocks
}

/** The lines of a traced text, or of a part of it. */
export function linesOf(traced: TracedText, start = 0, end = traced.text.length): Line[] {
  let at = start
  return traced.text
    .slice(start, end)
    .split('\n')
    .map((text) => {
      const line = { text, at, in: traced }
      at += text.length + 1
      return line
    })
}

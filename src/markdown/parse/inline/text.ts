import { lastUpTo } from '../../../core/binary-search.ts'
import type { Line } from '../blocks/block.ts'

/** Lines as one text, in which each character knows where it comes from in the page. */
export class InlineText {
  readonly text: string
  readonly #lines: readonly Line[]
  readonly #starts: number[] = []

  constructor(lines: readonly Line[]) {
    this.#lines = lines
    this.text = lines.map((line) => line.text).join('\n')
    let start = 0
    for (const line of lines) {
      this.#starts.push(start)
      start += line.text.length + 1
    }
  }

  /** The offset in the page of the character at the index. */
  originOf(index: number): number {
    const number = lastUpTo(this.#starts, index)
    const line = this.#lines[number]
    return line ? line.in.originOf(line.at + index - (this.#starts[number] ?? 0)) : 0
  }

  /** The offset in the page after the character before the index. */
  endOf(index: number): number {
    return index === 0 ? this.originOf(0) : this.originOf(index - 1) + 1
  }
}

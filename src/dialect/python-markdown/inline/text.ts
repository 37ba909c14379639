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
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    const line = this.#lines[low]
    return line ? line.in.originOf(line.at + index - (this.#starts[low] ?? 0)) : 0
  }

  /** The offset in the page after the character before the index. */
  endOf(index: number): number {
    return index === 0 ? this.originOf(0) : this.originOf(index - 1) + 1
  }
}

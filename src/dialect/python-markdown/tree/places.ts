import type { Point, Position } from 'unist'
import type { Span } from '../../../types.ts'

/** Lines and columns of a page. */
export class Places {
  readonly source: string
  readonly #lineStarts: number[] = [0]

  constructor(source: string) {
    this.source = source
    for (let end = source.indexOf('\n'); end !== -1; end = source.indexOf('\n', end + 1)) this.#lineStarts.push(end + 1)
  }

  positionOf({ start, end }: Span): Position {
    return { start: this.#pointOf(start), end: this.#pointOf(end) }
  }

  textOf({ start, end }: Span): string {
    return this.source.slice(start, end)
  }

  #pointOf(offset: number): Point {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] ?? 0) + 1, offset }
  }
}

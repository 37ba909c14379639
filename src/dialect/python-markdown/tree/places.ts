import type { Point, Position } from 'unist'
import { lastUpTo } from '../../../binary-search.ts'
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
    const line = lastUpTo(this.#lineStarts, offset)
    return { line: line + 1, column: offset - (this.#lineStarts[line] ?? 0) + 1, offset }
  }
}

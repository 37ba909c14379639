import type { RootContent } from 'mdast'
import type { Point, Position } from 'unist'
import type { Line } from '../blocks/block.ts'
import { lastUpTo } from '../../../core/sort.ts'
import type { Span } from '../../../core/span.ts'
import type { Stashed } from '../placeholder.ts'

/** What is needed to make nodes. */
export interface Context {
  places: Places
  stash: readonly Stashed[]
  references: ReadonlySet<string>
  /** The ways of writing a formula in a line that the site has. */
  mathInText: readonly string[]
}

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

/** The position of some lines of the page. */
export function positioned({ places }: Context, lines: readonly Line[]): Pick<RootContent, 'position'> {
  return { position: places.positionOf(spanOfLines(lines)) }
}

/** The position of a container: from its opening line to the end of its content. */
export function enclosing(
  context: Context,
  head: readonly Line[],
  content: readonly RootContent[],
): Pick<RootContent, 'position'> {
  const own = head.length > 0 ? spanOfLines(head) : undefined
  const starts = content.map((node) => node.position?.start.offset ?? Infinity)
  const ends = content.map((node) => node.position?.end.offset ?? 0)
  const start = Math.min(own?.start ?? Infinity, starts[0] ?? Infinity)
  const end = Math.max(own?.end ?? 0, ends.at(-1) ?? 0)
  return { position: context.places.positionOf({ start: Number.isFinite(start) ? start : 0, end }) }
}

/** From where the first of some lines begins to where the last one ends. */
export function spanOfLines(lines: readonly Line[]): Span {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return { start: 0, end: 0 }
  const start = first.in.originOf(first.at)
  return { start, end: last.text === '' ? start : Math.max(start, last.in.endOf(last.at + last.text.length)) }
}

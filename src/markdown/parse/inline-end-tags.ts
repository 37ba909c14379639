import { firstWhere } from '../../core/sort.ts'

/** How many names are looked for: HTML has no more elements that can be in a line. Keeps the cost linear. */
const most = 60

/** The end tags of a text, by name: which of them follow in the same paragraph. */
export class InlineEndTags {
  readonly #text: string
  #starts: Map<string, number[]> | undefined
  /** The end of the paragraph that was last asked about, and from where on it is that one's. */
  #paragraph = { from: 0, end: -1 }

  constructor(text: string) {
    this.#text = text
  }

  /** Whether the end tag of one of some elements follows the offset in its paragraph (`inline_close_follows`). */
  follow(at: number, names: Iterable<string>): boolean {
    let count = 0
    for (const name of names) {
      if (++count > most) break
      const starts = this.#startsOf(name)
      const next = starts[firstWhere(starts.length, (index) => (starts[index] ?? 0) >= at)]
      if (next !== undefined && next < this.#paragraphEnd(at)) return true
    }
    return false
  }

  #startsOf(name: string): readonly number[] {
    this.#starts ??= endTagsIn(this.#text)
    return this.#starts.get(name) ?? []
  }

  #paragraphEnd(at: number): number {
    if (at < this.#paragraph.from || at > this.#paragraph.end) {
      const end = this.#text.indexOf('\n\n', at)
      this.#paragraph = { from: at, end: end === -1 ? this.#text.length : end }
    }
    return this.#paragraph.end
  }
}

function endTagsIn(text: string): Map<string, number[]> {
  const starts = new Map<string, number[]>()
  for (const { index, 1: name = '' } of text.matchAll(/<\/\s*([a-z][^\s/>]*)\s*>/gi)) {
    const known = starts.get(name.toLowerCase())
    if (known) known.push(index)
    else starts.set(name.toLowerCase(), [index])
  }
  return starts
}

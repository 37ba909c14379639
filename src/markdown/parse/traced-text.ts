import { lastUpTo } from '../../core/sort.ts'

/** A text whose characters know where they come from in the page. */
export class TracedText {
  readonly text: string
  readonly #starts: readonly number[]
  readonly #origins: readonly number[]
  readonly #from: TracedText | undefined

  /**
   * @param starts where each run begins, rising
   * @param origins where the first character of each run comes from, in the text `from` or else in the page
   */
  constructor(text: string, starts: readonly number[], origins: readonly number[], from?: TracedText) {
    this.text = text
    this.#starts = starts
    this.#origins = origins
    this.#from = from
  }

  /** The 0-based offset in the page of the character at the index. */
  originOf(index: number): number {
    const run = lastUpTo(this.#starts, index)
    const origin = (this.#origins[run] ?? 0) + index - (this.#starts[run] ?? 0)
    return this.#from ? this.#from.originOf(origin) : origin
  }

  /** The 0-based offset in the page after the character before the index. */
  endOf(index: number): number {
    return this.originOf(index - 1) + 1
  }
}

/** Puts a traced text together from pieces of another one, or of the page, and of what is put between them. */
export class TracedTextBuilder {
  readonly #from: TracedText | undefined
  readonly #parts: string[] = []
  readonly #starts: number[] = []
  readonly #origins: number[] = []
  #length = 0
  #next = NaN

  constructor(from?: TracedText) {
    this.#from = from
  }

  /** Appends a piece that begins at the offset `origin` of the other text. */
  append(text: string, origin: number): void {
    if (text === '') return
    if (origin !== this.#next) {
      this.#starts.push(this.#length)
      this.#origins.push(origin)
    }
    this.#parts.push(text)
    this.#length += text.length
    this.#next = origin + text.length
  }

  /** The last character appended, or an empty string. */
  get last(): string {
    return this.#parts.at(-1)?.slice(-1) ?? ''
  }

  build(): TracedText {
    return new TracedText(this.#parts.join(''), this.#starts, this.#origins, this.#from)
  }
}

/** Finds what closes a comment, a tag and the like. To look for what is not there costs nothing after the first time. */
export class ClosingMarks {
  readonly #text: string
  readonly #last = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
  }

  /** Where the next such mark ends; -1 when none follows. */
  endOf(mark: string, from: number): number {
    const last = this.#last.get(mark) ?? this.#text.lastIndexOf(mark)
    this.#last.set(mark, last)
    return from > last ? -1 : this.#text.indexOf(mark, from) + mark.length
  }
}

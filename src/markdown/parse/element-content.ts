import { TracedTextBuilder, type TracedText } from './traced-text.ts'

interface Run {
  text: string
  /** The offset in the text before the stage. */
  origin: number
}

/**
 * The content of an element with a `markdown` attribute as one text. Elements in it become placeholders, each a block
 * of its own, and what follows one begins on the next line (`HTMLExtractorExtra.handle_endtag`, since 3.8).
 */
export class ElementContent {
  /** Where the element begins in the text before the stage. */
  readonly start: number
  readonly #source: TracedText
  #runs: Run[] = []
  /** What follows the last element in it. */
  #tail: Run[] | undefined

  constructor(source: TracedText, start: number) {
    this.#source = source
    this.start = start
  }

  append(text: string, origin: number): void {
    if (text !== '') (this.#tail ?? this.#runs).push({ text, origin })
  }

  addElement(placeholder: string, origin: number): void {
    this.#endTail()
    if (!endsWith(this.#runs, '\n\n')) {
      dropLineEnds(this.#runs)
      this.#runs.push({ text: '\n\n', origin })
    }
    this.#runs.push({ text: placeholder, origin })
    this.#tail = []
  }

  build(): TracedText {
    this.#endTail()
    const builder = new TracedTextBuilder(this.#source)
    for (const { text, origin } of this.#runs) builder.append(text, origin)
    return builder.build()
  }

  #endTail(): void {
    const tail = this.#tail
    if (!tail) return
    dropLineEnds(tail)
    this.#runs.push({ text: '\n', origin: tail[0]?.origin ?? this.#runs.at(-1)?.origin ?? this.start })
    for (const run of tail) this.#runs.push(run)
    this.#tail = undefined
  }
}

/** Whether runs of text end with a short text. */
function endsWith(runs: readonly Run[], end: string): boolean {
  let last = ''
  for (let index = runs.length - 1; index >= 0 && last.length < end.length; index--)
    last = (runs[index]?.text ?? '') + last
  return last.endsWith(end)
}

function dropLineEnds(runs: Run[]): void {
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    let length = last.text.length
    while (length > 0 && last.text.charAt(length - 1) === '\n') length--
    if (length > 0) {
      last.text = last.text.slice(0, length)
      return
    }
    runs.pop()
  }
}

import { OpenNames } from '../html/open-names.ts'
import { placeholder, type ContentMode, type HtmlPiece, type MarkdownElement, type Stashed } from './placeholder.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'

interface OpenElement {
  element: MarkdownElement
  /** Its content since the last element in it. */
  text: TracedTextBuilder
}

/**
 * Where the HTML stage puts what it reads: into the text of the page, into the innermost element with a `markdown`
 * attribute, or into a stretch of raw HTML, which becomes a placeholder when it ends. Offsets are those of the text
 * that the stage reads.
 */
export class HtmlWriter {
  readonly #page: TracedTextBuilder
  readonly #source: TracedText
  readonly #stash: Stashed[]
  readonly #open: OpenElement[] = []
  readonly #names = new OpenNames()
  #rawStart = -1
  /** Whether the renderer still holds back a comment that stands after raw HTML. */
  #hasTail = false
  /** What ended last: comments further on in its line go with it. */
  #last: { tail: HtmlPiece[] } | undefined

  /** @param source what the stage reads; @param stash takes what the placeholders stand for */
  constructor(source: TracedText, stash: Stashed[]) {
    this.#source = source
    this.#page = new TracedTextBuilder(source)
    this.#stash = stash
  }

  /** The mode of the innermost open element; undefined outside of any. */
  get mode(): ContentMode | undefined {
    return this.#open.at(-1)?.element.mode
  }

  get isRaw(): boolean {
    return this.#rawStart !== -1
  }

  /** How many elements are open. */
  get depth(): number {
    return this.#open.length
  }

  isOpen(name: string): boolean {
    return this.#names.has(name)
  }

  text(start: number, end: number): void {
    if (!this.isRaw) this.#target.append(this.#source.text.slice(start, end), start)
  }

  /** Starts a stretch of raw HTML, as a block of its own. */
  startRaw(start: number): void {
    this.#target.append('\n', start)
    this.#rawStart = start
  }

  endRaw(end: number): void {
    this.#append(this.#stashHtml(this.#rawStart, end), this.#rawStart, '\n\n')
    this.#hasTail = false
    this.#rawStart = -1
  }

  /** A comment, declaration or empty tag that is a block of its own. */
  block(start: number, end: number): void {
    this.#breakLine(start)
    this.#append(this.#stashHtml(start, end), start, '\n\n')
  }

  /** The same within a line of an element's content. */
  inline(start: number, end: number): void {
    this.#append(this.#stashHtml(start, end), start, '')
  }

  /** A comment after raw HTML in its line. The renderer puts it after the next raw HTML; here it stays with the last. */
  afterRaw(start: number, end: number): void {
    for (const piece of this.#pieces(start, end)) this.#last?.tail.push(piece)
    this.#hasTail = true
  }

  openElement(name: string, mode: ContentMode, start: number, contentStart: number): void {
    const at = { start: this.#source.originOf(start), contentStart: this.#source.endOf(contentStart) }
    const element = { name, mode, ...at, contentEnd: at.contentStart, end: at.contentStart, content: [], tail: [] }
    this.#names.open(name)
    this.#open.push({ element, text: new TracedTextBuilder(this.#source) })
  }

  /** Closes the innermost open element of the name, and all in it. */
  closeElement(name: string, start: number, end: number): void {
    this.#names.close(name)
    for (let closed = this.#open.pop(); closed; closed = this.#open.pop()) {
      const { element } = closed
      this.#flush(closed)
      element.contentEnd = this.#source.endOf(start)
      element.end = element.name === name ? this.#source.endOf(end) : element.contentEnd
      const parent = this.#open.at(-1)
      if (parent) {
        this.#flush(parent)
        parent.element.content.push(element)
      } else {
        this.#breakLine(start)
        this.#append(placeholder(this.#stash.length), start, '\n\n')
        this.#stash.push({ kind: 'element', element })
        this.#last = element
      }
      if (element.name === name) return
    }
  }

  /**
   * Ends what is still open at the end of the page. Of elements with a `markdown` attribute only those up to one with
   * the name of the outermost are closed; if more are left, the renderer loses all of them. A comment
   * held back comes out right before the element, which is then not recognised for one.
   */
  finish(): TracedText {
    const end = this.#source.text.length
    if (this.isRaw) this.endRaw(end)
    if (this.#open[0] && this.#hasTail) this.#page.append('\u0001', end)
    if (this.#open[0]) this.closeElement(this.#open[0].element.name, end, end)
    return this.#page.build()
  }

  get #target(): TracedTextBuilder {
    return this.#open.at(-1)?.text ?? this.#page
  }

  /** A block is set apart from the line above it, unless it is indented. */
  #breakLine(origin: number): void {
    if (this.#target.last === '\n') this.#target.append('\n', origin)
  }

  #append(text: string, origin: number, after: string): void {
    this.#target.append(text, origin)
    this.#target.append(after, origin + text.length)
  }

  #flush(open: OpenElement): void {
    const traced = open.text.build()
    if (traced.text !== '') open.element.content.push(traced)
    open.text = new TracedTextBuilder(this.#source)
  }

  #stashHtml(start: number, end: number): string {
    const html: Stashed = { kind: 'html', pieces: this.#pieces(start, end), tail: [] }
    this.#last = html
    this.#stash.push(html)
    return placeholder(this.#stash.length - 1)
  }

  /** A stretch of raw HTML in the page, cut at the fenced code blocks in it that are not in a comment. */
  #pieces(start: number, end: number): HtmlPiece[] {
    const pieces: HtmlPiece[] = []
    let done = start
    let isComment = false
    for (const match of this.#source.text.slice(start, end).matchAll(/<!--|-->|\u0002(\d+)\u0003/g)) {
      const fence = match[1] === undefined ? undefined : this.#stash[Number(match[1])]
      if (match[1] === undefined) isComment = match[0] === '<!--'
      if (fence?.kind !== 'fence' || isComment) continue
      const at = start + match.index
      if (at > done) pieces.push(this.#htmlPiece(done, at))
      pieces.push({ kind: 'fence', start: fence.start, end: fence.end })
      done = at + match[0].length
    }
    if (end > done) pieces.push(this.#htmlPiece(done, end))
    return pieces
  }

  #htmlPiece(start: number, end: number): HtmlPiece {
    return { kind: 'html', start: this.#source.originOf(start), end: this.#source.endOf(end) }
  }
}

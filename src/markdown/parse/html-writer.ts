import type { ContentMode } from '../html/content-mode.ts'
import { OpenNames } from '../html/elements.ts'
import { ElementContent } from './element-content.ts'
import { placeholder, type HtmlPiece, type MarkdownElement, type Stashed } from './placeholder.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'

interface OpenElement {
  element: Omit<MarkdownElement, 'content'>
  content: ElementContent
  /** Whether nothing but elements has been read of its content. */
  hasNoText: boolean
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
  /** Whether the renderer still holds back a comment that is after raw HTML. */
  #hasTail = false
  /** What ended last: comments further on in its line go with it. */
  #last: { tail: HtmlPiece[] } | undefined

  /** @param source what the stage reads; @param stash receives what the placeholders replace */
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

  /**
   * Whether an element is open of whose content nothing but elements has been read: another one can begin, also in the
   * midst of a line (`mdstarted`, since 3.8).
   */
  get hasJustOpened(): boolean {
    return this.#open.at(-1)?.hasNoText === true
  }

  text(start: number, end: number): void {
    if (!this.isRaw) this.#append(this.#source.text.slice(start, end), start)
  }

  /** Starts a stretch of raw HTML, as a block of its own. */
  startRaw(start: number): void {
    this.#append('\n', start)
    this.#rawStart = start
  }

  endRaw(end: number): void {
    this.#append(this.#stashHtml(this.#rawStart, end), this.#rawStart, '\n\n')
    this.#hasTail = false
    this.#rawStart = -1
  }

  /** A comment, declaration or empty tag that is a block of its own. */
  block(start: number, end: number): void {
    if (this.mode !== undefined) this.#append('\n', start)
    else this.#breakLine(start)
    this.#append(this.#stashHtml(start, end), start, '\n\n')
  }

  /** The same, or any other tag, within a line of an element whose content is not read. */
  inline(start: number, end: number): void {
    this.#append(this.#stashHtml(start, end), start)
  }

  /** A comment after raw HTML in its line. The renderer puts it after the next raw HTML; here it stays with the last. */
  afterRaw(start: number, end: number): void {
    for (const piece of this.#pieces(start, end)) this.#last?.tail.push(piece)
    this.#hasTail = true
  }

  openElement(name: string, mode: ContentMode, start: number, contentStart: number): void {
    const at = { start: this.#source.originOf(start), contentStart: this.#source.endOf(contentStart) }
    const element = { name, mode, ...at, contentEnd: at.contentStart, end: at.contentStart, tail: [] }
    this.#names.open(name)
    this.#open.push({ element, content: new ElementContent(this.#source, start), hasNoText: true })
  }

  /** Closes the innermost open element of the name, and all in it. */
  closeElement(name: string, start: number, end: number): void {
    this.#names.close(name)
    for (let closed = this.#open.pop(); closed; closed = this.#open.pop()) {
      const contentEnd = this.#source.endOf(start)
      const isNamed = closed.element.name === name
      const element: MarkdownElement = Object.assign(closed.element, {
        contentEnd,
        end: isNamed ? this.#source.endOf(end) : contentEnd,
        content: closed.content.build(),
      })
      const parent = this.#open.at(-1)
      const own = placeholder(this.#stash.length)
      this.#stash.push({ kind: 'element', element })
      if (parent) parent.content.addElement(own, closed.content.start)
      else {
        this.#breakLine(start)
        this.#append(own, start, '\n\n')
        this.#last = element
      }
      if (isNamed) return
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

  /** A block is set apart from the line above it, unless it is indented. */
  #breakLine(origin: number): void {
    if (this.#page.last === '\n') this.#page.append('\n', origin)
  }

  /** @param after what to put behind the text */
  #append(text: string, origin: number, after = ''): void {
    const open = this.#open.at(-1)
    const target = open?.content ?? this.#page
    target.append(text, origin)
    target.append(after, origin + text.length)
    if (open) open.hasNoText = false
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
    for (const match of this.#source.text.slice(start, end).matchAll(/<!--|--!?>|\u0002(\d+)\u0003/g)) {
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

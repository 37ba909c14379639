import type { Span } from '../../core/span.ts'
import { isBlockLevel, isTextOnly, OpenNames } from '../html/elements.ts'
import { StartTagReader } from '../html/start-tag.ts'

/** A comment in HTML, and whether Markdown is read around it. */
interface HtmlComment extends Span {
  /** Whether it stands in an element without `markdown` attribute. */
  isRaw: boolean
  /** Whether it stands in `<pre>` or `<textarea>`. */
  isPreformatted: boolean
}

/**
 * Reads the HTML of one tree, piece after piece, and says where comments stand and whether Markdown is read around
 * them. An element that is opened in one piece stays open until a later one closes it.
 */
export class RawHtmlComments {
  readonly #open = new OpenNames()
  readonly #readsMarkdown: boolean
  /** How deep the outermost element stands whose content is raw: one without `markdown` attribute. */
  #rawDepth = Infinity

  /** @param readsMarkdown whether an attribute `markdown` means something */
  constructor(readsMarkdown: boolean) {
    this.#readsMarkdown = readsMarkdown
  }

  /** Whether what stands here is raw. */
  get isRaw(): boolean {
    return this.#open.depth >= this.#rawDepth
  }

  /** The comments in a piece of HTML, from the `<` of `<!--` to after the `>` of `-->`; unclosed ones are none. */
  read(html: string): HtmlComment[] {
    const comments: HtmlComment[] = []
    const tags = new StartTagReader(html)
    const lastClose = html.lastIndexOf('-->')
    let at = html.indexOf('<')
    while (at !== -1) {
      let end = at + 1
      if (this.#textOnly) end = this.#endOfText(html, at)
      else if (html.startsWith('<!--', at)) {
        if (at + 4 <= lastClose) {
          end = html.indexOf('-->', at + 4) + 3
          comments.push({ start: at, end, isRaw: this.isRaw, isPreformatted: this.#isPreformatted })
        }
      } else if (/[a-z]/i.test(html.charAt(at + 1))) end = this.#readStartTag(tags, at)
      else if (html.charAt(at + 1) === '/') end = this.#readEndTag(html, at)
      at = html.indexOf('<', end)
    }
    return comments
  }

  get #isPreformatted(): boolean {
    return this.#open.has('pre') || this.#open.has('textarea')
  }

  get #textOnly(): boolean {
    return isTextOnly(this.#open.innermost)
  }

  #readStartTag(tags: StartTagReader, at: number): number {
    const tag = tags.read(at)
    if (tag.name !== undefined && isBlockLevel(tag.name) && !tag.isSelfClosing && tag.name !== 'hr') {
      this.#open.open(tag.name)
      if (!this.isRaw && (!this.#readsMarkdown || (tag.markdown ?? '0') === '0')) this.#rawDepth = this.#open.depth
    }
    return tag.end
  }

  #readEndTag(html: string, at: number): number {
    const tag = /<\/\s*([a-z][^\s/>]*)/iy
    tag.lastIndex = at
    const name = tag.exec(html)?.[1]?.toLowerCase()
    if (name !== undefined) this.#close(name)
    return at + 1
  }

  #close(name: string): void {
    this.#open.close(name)
    if (!this.isRaw) this.#rawDepth = Infinity
  }

  #endOfText(html: string, at: number): number {
    const name = this.#open.innermost
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name || html.charAt(at + 1) !== '/') return at + 1
    this.#close(name)
    return at + 2 + name.length
  }
}

import type { Span } from '../types.ts'
import { isBlockLevel, isTextOnly } from './html-elements.ts'
import { StartTagReader } from './html-tag.ts'

/**
 * Reads the HTML of one tree, piece after piece, and says where comments stand and whether Markdown is read around
 * them. An element that is opened in one piece stays open until a later one closes it.
 */
export class RawHtmlComments {
  #open: { name: string; readsMarkdown: boolean }[] = []

  /** Whether what stands here is raw: within an element without `markdown` attribute. */
  get isRaw(): boolean {
    return this.#open.at(-1)?.readsMarkdown === false
  }

  /** The comments in a piece of HTML, from the `<` of `<!--` to after the `>` of `-->`; unclosed ones are none. */
  read(html: string): (Span & { isRaw: boolean })[] {
    const comments: (Span & { isRaw: boolean })[] = []
    const tags = new StartTagReader(html)
    const lastClose = html.lastIndexOf('-->')
    let at = html.indexOf('<')
    while (at !== -1) {
      let end = at + 1
      if (this.#textOnly) end = this.#endOfText(html, at)
      else if (html.startsWith('<!--', at)) {
        if (at + 4 <= lastClose) {
          end = html.indexOf('-->', at + 4) + 3
          comments.push({ start: at, end, isRaw: this.isRaw })
        }
      } else if (/[a-z]/i.test(html.charAt(at + 1))) end = this.#readStartTag(tags, at)
      else if (html.charAt(at + 1) === '/') end = this.#readEndTag(html, at)
      at = html.indexOf('<', end)
    }
    return comments
  }

  get #textOnly(): boolean {
    return isTextOnly(this.#open.at(-1)?.name ?? '')
  }

  #readStartTag(tags: StartTagReader, at: number): number {
    const tag = tags.read(at)
    if (tag.name !== undefined && isBlockLevel(tag.name) && !tag.isSelfClosing && tag.name !== 'hr') {
      const readsMarkdown = tag.markdown !== undefined && tag.markdown !== '0' && !this.isRaw
      this.#open.push({ name: tag.name, readsMarkdown })
    }
    return tag.end
  }

  #readEndTag(html: string, at: number): number {
    const tag = /<\/\s*([a-z][^\s/>]*)/iy
    tag.lastIndex = at
    const name = tag.exec(html)?.[1]?.toLowerCase()
    const index = this.#open.findLastIndex((element) => element.name === name)
    if (index !== -1) this.#open.length = index
    return at + 1
  }

  #endOfText(html: string, at: number): number {
    const name = this.#open.at(-1)?.name ?? ''
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name || html.charAt(at + 1) !== '/') return at + 1
    this.#open.pop()
    return at + 2 + name.length
  }
}

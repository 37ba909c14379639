import type { Span } from '../../core/span.ts'
import { contentMode, type ContentMode } from '../html/content-mode.ts'
import { isBlockLevel, isTextOnly, OpenNames } from '../html/elements.ts'
import { StartTagReader } from '../html/start-tag.ts'

/** A comment in HTML, and what is read around it. */
export interface HtmlComment extends Span {
  /** How the content of the element is read that it is in; `section` in `<?…?>` and `<![CDATA[…]]>`. */
  content: ContentMode | 'section'
  /** Whether it is in `<pre>` or `<textarea>`. */
  isPreformatted: boolean
}

/**
 * Reads the HTML of one tree, piece after piece, and records where comments are and whether Markdown is read around
 * them. An element that is opened in one piece stays open until a later one closes it.
 */
export class RawHtmlComments {
  readonly #open = new OpenNames()
  readonly #readsMarkdown: boolean
  /** How the content of each open element is read. */
  readonly #modes: ContentMode[] = []

  /** @param readsMarkdown whether an attribute `markdown` means something */
  constructor(readsMarkdown: boolean) {
    this.#readsMarkdown = readsMarkdown
  }

  /** The comments in a piece of HTML, from the `<` of `<!--` to after the `>` of `-->`; unclosed ones are none. */
  read(html: string): HtmlComment[] {
    const comments: HtmlComment[] = []
    const tags = new StartTagReader(html)
    const lastClose = Math.max(html.lastIndexOf('-->'), html.lastIndexOf('--!>'))
    let sectionEnd = 0
    let at = html.indexOf('<')
    while (at !== -1) {
      let end = at + 1
      if (this.#textOnly) end = this.#endOfText(html, at)
      else if (html.startsWith('<!--', at)) {
        const close = at + 4 <= lastClose ? commentEnd(html, at + 4) : -1
        if (close !== -1) {
          end = close
          const content = at < sectionEnd ? 'section' : (this.#modes.at(-1) ?? 'block')
          comments.push({ start: at, end, content, isPreformatted: this.#isPreformatted })
        }
      } else if (/[a-z]/i.test(html.charAt(at + 1))) end = this.#readStartTag(tags, at)
      else if (html.charAt(at + 1) === '/') end = this.#readEndTag(html, at)
      else if (at >= sectionEnd) sectionEnd = endOfSection(html, at)
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
      this.#modes.push(this.#readsMarkdown ? contentMode(tag, this.#modes.at(-1)) : 'off')
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
    this.#modes.length = this.#open.depth
  }

  #endOfText(html: string, at: number): number {
    const name = this.#open.innermost
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name || html.charAt(at + 1) !== '/') return at + 1
    this.#close(name)
    return at + 2 + name.length
  }
}

/** After the `-->` or `--!>` that follows an offset; -1 when none does. */
function commentEnd(html: string, from: number): number {
  close.lastIndex = from
  return close.test(html) ? close.lastIndex : -1
}

const close = /--!?>/g

/** The end of `<?…?>` or `<![CDATA[…]]>`, if such a section begins at the offset; the offset itself where none does. */
function endOfSection(html: string, at: number): number {
  const isCharacterData = html.startsWith('<![CDATA[', at)
  if (!isCharacterData && !html.startsWith('<?', at)) return at
  const end = html.indexOf(isCharacterData ? ']]>' : '?>', at)
  return end === -1 ? at : end
}

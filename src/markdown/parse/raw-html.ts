import { contentMode } from '../html/content-mode.ts'
import { isBlockLevel, isTextOnly, isVoid, OpenNames } from '../html/elements.ts'
import { StartTagReader, type StartTag } from '../html/start-tag.ts'
import { HtmlWriter } from './html-writer.ts'
import { InlineEndTags } from './inline-end-tags.ts'
import type { Stashed } from './placeholder.ts'
import type { TracedText } from './traced-text.ts'

/**
 * The third stage: Python-Markdown's `HTMLExtractor`, as `md_in_html` extends it. A block-level element that begins a
 * line is raw HTML up to its end tag, whatever is in it; so is a comment that begins a line, indented by three
 * spaces at most. Both become placeholders that are in a block of their own. An element with a `markdown` attribute
 * is stashed with its content. All else stays text.
 *
 * @param source the page after the stages before
 * @param stash receives what the placeholders replace
 * @param readsMarkdown whether the site has `md_in_html`; without it an attribute `markdown` means nothing
 */
export function stashHtml(source: TracedText, stash: Stashed[], readsMarkdown: boolean): TracedText {
  return new HtmlExtractor(source, stash, readsMarkdown).run()
}

class HtmlExtractor {
  readonly #text: string
  readonly #writer: HtmlWriter
  readonly #tags: StartTagReader
  readonly #marks: ClosingMarks
  readonly #raw = new OpenNames()
  /** The elements within a line that are open in the paragraph. */
  readonly #inline = new OpenNames()
  readonly #inlineEnds: InlineEndTags
  readonly #readsMarkdown: boolean
  /** Whether raw HTML has ended in this line. */
  #inTail = false

  constructor(source: TracedText, stash: Stashed[], readsMarkdown: boolean) {
    this.#text = source.text
    this.#readsMarkdown = readsMarkdown
    this.#writer = new HtmlWriter(source, stash)
    this.#tags = new StartTagReader(source.text)
    this.#marks = new ClosingMarks(source.text)
    this.#inlineEnds = new InlineEndTags(source.text)
  }

  run(): TracedText {
    const text = this.#text
    let at = 0
    while (at < text.length) {
      const next = text.indexOf('<', at)
      const stop = next === -1 ? text.length : next
      this.#data(at, stop)
      at = stop < text.length ? this.#markup(stop) : stop
    }
    return this.#writer.finish()
  }

  #data(start: number, end: number): void {
    if (start >= end) return
    const text = this.#text.slice(start, end)
    if (this.#inTail && text.includes('\n')) this.#inTail = false
    if (this.#writer.mode === undefined && !this.#writer.isRaw && text.includes('\n\n')) this.#inline.clear()
    this.#writer.text(start, end)
  }

  /** Reads what begins with the `<` at the offset; returns where it ends. */
  #markup(at: number): number {
    const text = this.#text
    const second = text.charAt(at + 1)
    if (/[a-zA-Z]/.test(second)) return this.#startTag(at)
    if (second === '/') return this.#endTag(at)
    if (text.startsWith('<!--', at)) return this.#comment(at)
    if (second === '?' || second === '!') return this.#declaration(at, second)
    return this.#plain(at, at + 1)
  }

  #plain(start: number, end: number): number {
    this.#data(start, end)
    return end
  }

  /**
   * A comment, which ends with `-->` or, since 3.10.1, with `--!>`. Since 3.11.1 one that begins a line within an
   * element such as `<span>` is not a block where the element ends in the same paragraph (`HTMLExtractor.handle_comment`).
   */
  #comment(at: number): number {
    const close = Math.min(this.#marks.endOf('-->', at + 4), this.#marks.endOf('--!>', at + 4))
    if (close === Infinity) return this.#plain(at, at + 1)
    const isWithinLine =
      !this.#text.slice(at, close).includes('\n\n') && this.#inlineEnds.follow(close, this.#inline.distinct)
    // The renderer takes the comment for one that ends with `-->` and so looks one character too early behind it.
    const seenEnd = this.#text.charAt(close - 2) === '!' ? close - 1 : close
    this.#emptyTag(at, close, !isWithinLine, seenEnd)
    return close
  }

  /** `<?…?>`, `<!DOCTYPE …>`, `<![CDATA[…]]>` and the like. */
  #declaration(at: number, kind: '?' | '!'): number {
    if (!this.#atLineStart(at) && !this.#inTail && this.#writer.mode === undefined) return this.#plain(at, at + 2)
    const isCharacterData = this.#text.startsWith('<![CDATA[', at)
    const end = this.#marks.endOf(kind === '?' ? '?>' : isCharacterData ? ']]>' : '>', at + 2)
    if (end === Infinity) return this.#plain(at, this.#unclosedEnd(at))
    this.#emptyTag(at, end, kind === '?' || isCharacterData || /^<!doctype/i.test(this.#text.slice(at, at + 9)))
    return end
  }

  /** Up to where a declaration without end is text (`HTMLParser.goahead`). */
  #unclosedEnd(at: number): number {
    const bracket = this.#marks.endOf('>', at + 1)
    if (bracket !== Infinity)
      return this.#text.startsWith('<![', at) && !this.#text.startsWith('<![CDATA[', at) ? at + 1 : bracket
    const next = this.#marks.endOf('<', at + 1)
    return next === Infinity ? at + 1 : next - 1
  }

  #startTag(at: number): number {
    const tag = this.#tags.read(at)
    if (tag.name === undefined) return this.#plain(at, tag.end)
    const begins = this.#atLineStart(at) || this.#inTail
    const isBlock = isBlockLevel(tag.name)
    if (tag.isSelfClosing || (tag.name === 'hr' && (begins || this.#writer.isRaw))) {
      this.#emptyTag(at, tag.end, isBlock)
      return tag.end
    }
    if (this.#writer.isRaw) this.#raw.open(tag.name)
    else if (isBlock && (begins || this.#writer.hasJustOpened) && this.#writer.depth < maximumDepth)
      this.#openBlock(tag, at)
    else {
      this.#inlineTag(at, tag.end)
      if (!isBlock && !isVoid(tag.name)) this.#inline.open(tag.name)
      return tag.end
    }
    return isTextOnly(tag.name) ? this.#textOnly(tag) : tag.end
  }

  #openBlock(tag: StartTag, at: number): void {
    const mode = this.#readsMarkdown ? contentMode(tag, this.#writer.mode) : 'off'
    if (mode === 'off' && this.#writer.mode === undefined) {
      this.#writer.startRaw(at)
      this.#raw.open(tag.name)
      return
    }
    if (this.#writer.isOpen('p')) this.#closeElement('p', at, at, tag.end)
    this.#writer.openElement(tag.name, mode, at, tag.end)
  }

  /** `<script>` and `<style>` hold text up to their end tag. */
  #textOnly({ name, end }: StartTag): number {
    const close = new RegExp(`</\\s*${name}\\s*>`, 'gi')
    close.lastIndex = end
    const stop = close.exec(this.#text)?.index ?? this.#text.length
    this.#data(end, stop)
    return stop
  }

  /** Since 3.10.2 `</` is an end tag only where a letter follows. */
  #endTag(at: number): number {
    const end = /[a-zA-Z]/.test(this.#text.charAt(at + 2)) ? this.#marks.endOf('>', at) : Infinity
    if (end === Infinity) return this.#plain(at, at + 2)
    const name = /^<\/([^\t\n\r\f />\0]*)/.exec(this.#text.slice(at, end))?.[1]?.toLowerCase() ?? ''
    if (this.#writer.isRaw) this.#closeRaw(name, end)
    else if (isBlockLevel(name) && this.#writer.isOpen(name)) this.#closeElement(name, at, end, end)
    else {
      this.#inlineTag(at, end)
      if (!isBlockLevel(name)) this.#inline.close(name)
    }
    return end
  }

  #closeRaw(name: string, end: number): void {
    this.#raw.close(name)
    if (this.#raw.depth > 0) return
    this.#inTail = !this.#isBlankAfter(end)
    this.#writer.endRaw(end)
  }

  /** @param seenEnd where the renderer looks for a blank line */
  #closeElement(name: string, start: number, end: number, seenEnd: number): void {
    this.#writer.closeElement(name, start, end)
    if (this.#writer.mode === undefined && !this.#isBlankAfter(seenEnd)) this.#inTail = true
  }

  /** A tag within a line. In an element whose content is not read it is put aside. */
  #inlineTag(start: number, end: number): void {
    if (this.#writer.mode === 'off') this.#writer.inline(start, end)
    else this.#data(start, end)
  }

  /**
   * A comment, a declaration or a tag such as `<hr>` (`handle_empty_tag`).
   *
   * @param seenEnd where the renderer looks for a blank line
   */
  #emptyTag(start: number, end: number, isBlock: boolean, seenEnd = end): void {
    if (this.#writer.isRaw) return
    const isOwnBlock = isBlock && this.#atLineStart(start)
    if (this.#writer.mode !== undefined) {
      if (isOwnBlock) {
        this.#inTail = false
        this.#writer.block(start, end)
      } else if (this.#writer.mode === 'off') this.#writer.inline(start, end)
      else this.#ownText(start, end, seenEnd)
    } else if (this.#inTail) this.#writer.afterRaw(start, end)
    else if (isOwnBlock) {
      this.#inTail = !this.#isBlankAfter(seenEnd)
      this.#writer.block(start, end)
    } else this.#ownText(start, end, seenEnd)
  }

  /** What stays text; of `--!>` the renderer keeps `-->`. */
  #ownText(start: number, end: number, seenEnd: number): void {
    if (seenEnd === end) this.#writer.text(start, end)
    else {
      this.#writer.text(start, end - 2)
      this.#writer.text(end - 1, end)
    }
  }

  #atLineStart(at: number): boolean {
    let start = at
    while (start > 0 && at - start < 3 && this.#text.charAt(start - 1) === ' ') start--
    return start === 0 || this.#text.charAt(start - 1) === '\n'
  }

  #isBlankAfter(at: number): boolean {
    blankLine.lastIndex = at
    return blankLine.test(this.#text)
  }
}

/** No page nests elements deeper; the renderer itself gives up there. */
const maximumDepth = 200

const blankLine = / *\n *\n/y

/** Finds what closes a comment, a tag and the like. To look for what is not there costs nothing after the first time. */
class ClosingMarks {
  readonly #text: string
  /** By mark: where it was last looked for, and where it was found. */
  readonly #found = new Map<string, { from: number; at: number }>()

  constructor(text: string) {
    this.#text = text
  }

  /** Where the next such mark ends; infinite when none follows. */
  endOf(mark: string, from: number): number {
    let found = this.#found.get(mark)
    if (!found || from < found.from || from > found.at) {
      const at = this.#text.indexOf(mark, from)
      found = { from, at: at === -1 ? Infinity : at }
      this.#found.set(mark, found)
    }
    return found.at + mark.length
  }
}

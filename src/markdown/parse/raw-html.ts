import { isBlockLevel, isTextOnly, OpenNames } from '../html/elements.ts'
import { StartTagReader, type StartTag } from '../html/start-tag.ts'
import { HtmlWriter } from './html-writer.ts'
import type { ContentMode, Stashed } from './placeholder.ts'
import type { TracedText } from './traced-text.ts'

/**
 * The third stage: Python-Markdown's `HTMLExtractor`, as `md_in_html` extends it. A block-level element that begins a
 * line is raw HTML up to its end tag, whatever stands in it; so is a comment that begins a line, indented by three
 * spaces at most. Both become placeholders that stand in a block of their own. An element with a `markdown` attribute
 * is stashed with its content. All else stays text.
 *
 * @param source the page after the stages before
 * @param stash takes what the placeholders stand for
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
  readonly #readsMarkdown: boolean
  /** Whether raw HTML has ended in this line. */
  #inTail = false

  constructor(source: TracedText, stash: Stashed[], readsMarkdown: boolean) {
    this.#text = source.text
    this.#readsMarkdown = readsMarkdown
    this.#writer = new HtmlWriter(source, stash)
    this.#tags = new StartTagReader(source.text)
    this.#marks = new ClosingMarks(source.text)
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
    if (this.#inTail && this.#text.slice(start, end).includes('\n')) this.#inTail = false
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

  #comment(at: number): number {
    const end = this.#marks.endOf('-->', at + 4)
    if (end === -1) return this.#plain(at, Math.max(at + 4, this.#marks.endOf('>', at)))
    this.#emptyTag(at, end, true)
    return end
  }

  /** `<?…?>`, `<!DOCTYPE …>`, `<![CDATA[…]]>` and the like. */
  #declaration(at: number, kind: '?' | '!'): number {
    if (!this.#atLineStart(at) && !this.#inTail && this.#writer.mode === undefined) return this.#plain(at, at + 2)
    const isCharacterData = this.#text.startsWith('<![CDATA[', at)
    const close = kind === '?' ? '?>' : isCharacterData ? ']]>' : '>'
    const end = this.#marks.endOf(close, at + 2)
    if (end === -1) return this.#plain(at, at + 2)
    this.#emptyTag(at, end, kind === '?' || isCharacterData || /^<!doctype/i.test(this.#text.slice(at, at + 9)))
    return end
  }

  #startTag(at: number): number {
    const tag = this.#tags.read(at)
    if (tag.name === undefined) return this.#plain(at, tag.end)
    const begins = this.#atLineStart(at) || this.#inTail
    if (tag.isSelfClosing || (tag.name === 'hr' && (begins || this.#writer.isRaw))) {
      this.#emptyTag(at, tag.end, isBlockLevel(tag.name))
      return tag.end
    }
    if (this.#writer.isRaw) this.#raw.open(tag.name)
    else if (isBlockLevel(tag.name) && begins && this.#writer.depth < maximumDepth) this.#openBlock(tag, at)
    else {
      this.#data(at, tag.end)
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
    if (this.#writer.isOpen('p')) this.#closeElement('p', at, at)
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

  #endTag(at: number): number {
    const end = this.#marks.endOf('>', at)
    if (end === -1) return this.#plain(at, at + 2)
    const name = /^<\/\s*([a-zA-Z][^\t\n\r\f />]*)/.exec(this.#text.slice(at, end))?.[1]?.toLowerCase()
    if (this.#writer.isRaw) this.#closeRaw(name, end)
    else if (name !== undefined && isBlockLevel(name) && this.#writer.isOpen(name)) this.#closeElement(name, at, end)
    else this.#data(at, end)
    return end
  }

  #closeRaw(name: string | undefined, end: number): void {
    if (name !== undefined) this.#raw.close(name)
    if (this.#raw.depth > 0) return
    this.#inTail = !this.#isBlankAfter(end)
    this.#writer.endRaw(end)
  }

  #closeElement(name: string, start: number, end: number): void {
    this.#writer.closeElement(name, start, end)
    if (this.#writer.mode === undefined && !this.#isBlankAfter(end)) this.#inTail = true
  }

  #emptyTag(start: number, end: number, isBlock: boolean): void {
    if (this.#writer.isRaw) return
    const isOwnBlock = isBlock && this.#atLineStart(start)
    if (this.#writer.mode !== undefined) {
      if (isOwnBlock) this.#writer.block(start, end)
      else this.#writer.inline(start, end)
    } else if (this.#inTail) this.#writer.afterRaw(start, end)
    else if (isOwnBlock) {
      this.#inTail = !this.#isBlankAfter(end)
      this.#writer.block(start, end)
    } else this.#data(start, end)
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

const spanElements = new Set('address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th'.split(' '))
const rawElements = new Set('canvas hr math option pre script style textarea'.split(' '))

/**
 * How `md_in_html` reads the content of a block-level element (`HTMLExtractorExtra.get_state`).
 *
 * @param parent the mode of the element around it; undefined when there is none
 */
function contentMode({ name, markdown = '0' }: StartTag, parent: ContentMode | undefined): ContentMode {
  let wanted = markdown === 'markdown' ? '1' : markdown
  if (parent === 'off' || (parent === 'span' && wanted !== '0')) wanted = parent
  const readsBlocks = isBlockLevel(name) && !rawElements.has(name)
  if (readsBlocks && (wanted === 'block' || (wanted === '1' && !spanElements.has(name)))) return 'block'
  if (readsBlocks && (wanted === 'span' || wanted === '1')) return 'span'
  return 'off'
}

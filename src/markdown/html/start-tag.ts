/** A start tag as Python's `html.parser` reads it. Offsets are those of the text that it is in. */
export interface StartTag {
  /** Lower case. */
  name: string
  /** After the `>`. */
  end: number
  /** `<hr/>`. */
  isSelfClosing: boolean
  /** The value of the `markdown` attribute, `1` when it has none; undefined when there is no such attribute. */
  markdown: string | undefined
}

/** What is in a `<…` that is not a tag after all: plain text up to `end`. */
export interface NoTag {
  name: undefined
  end: number
}

const tagName = /<([a-zA-Z][^`\t\n\r\f />\0]*)[\s/]*/y
const attributeName = /[^`\s/>][^\s/=>]*/y
const equals = /\s*=+/y
const unquoted = /[^`>\s]*/y
const gap = /(?:\s*,)*(?:\s|\/(?!>))*/y

/**
 * Reads start tags of one text. A reader remembers where reading came to nothing, which keeps the cost of many
 * unclosed tags linear.
 *
 * The rules are those of Python-Markdown's `htmlparser.locatestarttagend_tolerant`: backticks end a tag, quoted values
 * may span lines and hold `>`, an unclosed quote is part of a name.
 */
export class StartTagReader {
  readonly #text: string
  readonly #lastEnd: number
  readonly #deadEnds = new Set<number>()
  readonly #lastQuote: Record<string, number>

  constructor(text: string) {
    this.#text = text
    this.#lastEnd = text.lastIndexOf('>')
    this.#lastQuote = { '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'") }
  }

  /** Reads the tag whose `<` is at the offset; a letter must follow it. */
  read(start: number): StartTag | NoTag {
    const text = this.#text
    if (start > this.#lastEnd) return { name: undefined, end: start + 1 }
    const opening = match(tagName, text, start)
    if (!opening) return { name: undefined, end: start + 1 }
    const name = (opening[1] ?? '').toLowerCase()
    let at = start + opening[0].length
    let markdown: string | undefined
    const passed: number[] = []
    while (!this.#deadEnds.has(at) && /['"\s/]/.test(text.charAt(at - 1))) {
      const attribute = match(attributeName, text, at)
      if (!attribute) break
      passed.push(at)
      const valueAt = at + attribute[0].length
      at = this.#valueEnd(valueAt)
      if (attribute[0].toLowerCase() === 'markdown') markdown ??= valueOf(text.slice(valueAt, at))
      at += match(gap, text, at)?.[0].length ?? 0
    }
    if (text.charAt(at) === '>') return { name, end: at + 1, isSelfClosing: false, markdown }
    if (text.startsWith('/>', at)) return { name, end: at + 2, isSelfClosing: true, markdown }
    if (at < text.length && !/[a-zA-Z=/]/.test(text.charAt(at)) && !this.#deadEnds.has(at))
      return { name: undefined, end: at }
    for (const offset of passed) this.#deadEnds.add(offset)
    return { name: undefined, end: start + 1 }
  }

  /** Where the value ends whose `=` may follow at the offset; the offset itself when there is none. */
  #valueEnd(at: number): number {
    const text = this.#text
    const equalsSign = match(equals, text, at)
    if (!equalsSign) return at
    const start = at + equalsSign[0].length
    const value = start + (/\S/.exec(text.slice(start, start + 1)) ? 0 : (match(/\s*/y, text, start)?.[0].length ?? 0))
    const quote = text.charAt(value)
    if (quote === '"' || quote === "'") {
      const close = value < (this.#lastQuote[quote] ?? -1) ? text.indexOf(quote, value + 1) : -1
      if (close !== -1) return close + 1
      if (value > start) return start
      return equalsSign[0].endsWith('==') ? start - 1 + (match(unquoted, text, start - 1)?.[0].length ?? 0) : at
    }
    return value + (match(unquoted, text, value)?.[0].length ?? 0)
  }
}

function valueOf(assignment: string): string {
  const value = assignment.replace(/^\s*=+\s*/, '')
  const quoted = /^(['"])([^]*)\1$/.exec(value)
  return assignment === '' ? '1' : (quoted?.[2] ?? value)
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

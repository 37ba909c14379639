import { TracedTextBuilder, type TracedText } from './traced-text.ts'

/**
 * The first stage: what `pymdownx.snippets` and Python-Markdown's `NormalizeWhitespace` do to the lines of a page.
 * Snippet lines go, tabs become spaces up to the next multiple of four, lines of white space become empty, line ends
 * become `\n`, and the control characters that mark placeholders go. The text ends with an empty line.
 * A first line of white space stays after front matter; elsewhere MkDocs takes it away.
 *
 * @param source the page's text
 * @param start where its body begins
 * @param hasSnippets whether the site has `pymdownx.snippets`
 */
export function normalizeWhiteSpace(source: string, start: number, hasSnippets: boolean): TracedText {
  const text = new TracedTextBuilder()
  const snippets = hasSnippets ? new SnippetLines() : null
  for (let at = start; at <= source.length; ) {
    const end = endOfLine(source, at)
    const line = source.slice(at, end)
    const next = source.startsWith('\r\n', end) ? end + 2 : end + 1
    if (!snippets?.take(line)) {
      appendLine(text, line, at, at === start && start > 0)
      text.append('\n', end)
    }
    at = next
  }
  text.append('\n', source.length)
  return text.build()
}

function endOfLine(source: string, from: number): number {
  lineEnd.lastIndex = from
  return lineEnd.exec(source)?.index ?? source.length
}

const lineEnd = /[\r\n]/g

function appendLine(text: TracedTextBuilder, line: string, origin: number, isFirst: boolean): void {
  if (!isFirst && /^[ \t]*$/.test(line)) return
  if (!/[\t\u0002\u0003]/.test(line)) {
    text.append(line, origin)
    return
  }
  let column = 0
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index)
    if (character === '\u0002' || character === '\u0003') continue
    const width = character === '\t' ? 4 - (column % 4) : 1
    for (let space = 0; space < width; space++) text.append(character === '\t' ? ' ' : character, origin + index)
    column += width
  }
}

const blockMarker = /^[ \t]*-+8<-+$/
const inlineSnippet = /^[ \t]*-+8<-+[ \t]+(?:"(?:\\"|[^"])+"|'(?:\\'|[^'])+')$/
const section = /(?<![;-])-+8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:[ \t]*[a-z][-_0-9a-z]*[ \t]*\]/i

/**
 * The lines that `pymdownx.snippets` 13 takes out of a page: `--8<-- "file"`, all from one `--8<--` line to the next, and
 * the marks of sections, which are there for others. What it puts there instead is not ours to read.
 */
class SnippetLines {
  #inBlock = false

  /** Whether the next line of the page is taken out. */
  take(line: string): boolean {
    if (!this.#inBlock && !line.includes('8<')) return false
    if (blockMarker.test(line)) {
      this.#inBlock = !this.#inBlock
      return true
    }
    return this.#inBlock || inlineSnippet.test(line) || section.test(line)
  }
}

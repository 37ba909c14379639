import { SnippetLines } from './snippet-lines.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'

/**
 * The first stage: what `pymdownx.snippets` and Python-Markdown's `NormalizeWhitespace` do to the lines of a page.
 * Snippet lines go, tabs become spaces up to the next multiple of four, lines of white space become empty, line ends
 * become `\n`, and the control characters that mark placeholders go. The text ends with an empty line.
 * A first line of white space stays after front matter; elsewhere MkDocs takes it away.
 *
 * @param source the page's text
 * @param start where its body begins
 */
export function normalizeWhiteSpace(source: string, start: number): TracedText {
  const text = new TracedTextBuilder()
  const snippets = new SnippetLines()
  for (let at = start; at <= source.length; ) {
    const end = endOfLine(source, at)
    const line = source.slice(at, end)
    const next = source.startsWith('\r\n', end) ? end + 2 : end + 1
    if (!snippets.take(line)) {
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

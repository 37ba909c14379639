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
    const step = snippets.read(line)
    if (step === 'blank') text.append('\n', end)
    else if (step !== 'taken') {
      if (step !== 'kept') {
        appendLine(text, line.slice(0, step.escape), at, false)
        appendLine(text, line.slice(step.escape + 1), at + step.escape + 1, false)
      } else appendLine(text, line, at, at === start && start > 0)
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

const marker = /^[ \t]*(;*)-+8<-+(?:[ \t]+(?:"(?:\\"|[^"])+"|'(?:\\'|[^'])+'))?$/
const section = /8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:[ \t]*[a-z][-\w]*[ \t]*\]/giy

/** What becomes of a line: it stays, without its character at an index, goes, or becomes an empty one. */
type SnippetStep = 'kept' | 'taken' | 'blank' | { escape: number }

/**
 * The lines that `pymdownx.snippets` takes out of a page: `--8<-- "file"`, all from one `--8<--` line to the next but the
 * empty ones, and since 9.6 lines that mark a section, `--8<-- [start:name]`. A `;` before the mark goes and keeps the line.
 * One dash is enough since 9.10. What it puts there instead is not ours to read.
 */
class SnippetLines {
  #inBlock = false

  read(line: string): SnippetStep {
    if (!this.#inBlock && !line.includes('8<-')) return 'kept'
    const match = line.includes('8<-') ? marker.exec(line) : null
    if (match?.[1]) return { escape: line.indexOf(';') }
    if (match) {
      if (/-$/.test(line)) this.#inBlock = !this.#inBlock
      return 'taken'
    }
    if (this.#inBlock) return line.trim() === '' ? 'blank' : 'taken'
    return sectionStep(line)
  }
}

function sectionStep(line: string): SnippetStep {
  for (let at = line.indexOf('8<-'); at !== -1; at = line.indexOf('8<-', at + 3)) {
    section.lastIndex = at
    if (line.charAt(at - 1) !== '-' || !section.test(line)) continue
    let start = at
    while (line.charAt(start - 1) === '-') start--
    return line.charAt(start - 1) === ';' ? { escape: start - 1 } : 'taken'
  }
  return 'kept'
}

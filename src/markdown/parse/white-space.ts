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
    const step = snippets?.read(line) ?? -1
    if (step !== 'taken') {
      if (step !== 'blank') appendLine(text, line, at, { keepsBlanks: at === start && start > 0, without: step })
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

function appendLine(
  text: TracedTextBuilder,
  line: string,
  origin: number,
  { keepsBlanks, without }: { keepsBlanks: boolean; without: number },
): void {
  if (!keepsBlanks && /^[ \t]*$/.test(line)) return
  if (without === -1 && !/[\t\u0002\u0003]/.test(line)) {
    text.append(line, origin)
    return
  }
  let column = 0
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index)
    if (index === without || character === '\u0002' || character === '\u0003') continue
    const width = character === '\t' ? 4 - (column % 4) : 1
    for (let space = 0; space < width; space++) text.append(character === '\t' ? ' ' : character, origin + index)
    column += width
  }
}

const marker = /^[ \t]*(;*)-+8<-+(?:[ \t]+(?:"(?:\\"|[^"])+"|'(?:\\'|[^'])+'))?$/
const section = /8<-+[ \t]+\[[ \t]*(?:start|end)[ \t]*:[ \t]*[a-z][-\w]*[ \t]*\]/giy

/** What becomes of a line: it goes, becomes empty, or stays without its character at an index, all of it at -1. */
type SnippetStep = 'taken' | 'blank' | number

/**
 * The lines that `pymdownx.snippets` takes out of a page: `--8<-- "file"`, all from one `--8<--` line to the next but
 * the empty ones, and since 9.7 lines that mark a section, `--8<-- [start:name]`. Since 9.6 a `;` before the mark goes
 * and keeps the line, since 9.9.2 one dash is enough. What it puts there instead is not ours to read.
 */
class SnippetLines {
  #inBlock = false

  read(line: string): SnippetStep {
    if (!this.#inBlock && !line.includes('8<-')) return -1
    const match = line.includes('8<-') ? marker.exec(line) : null
    if (match?.[1]) return line.indexOf(';')
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
    return line.charAt(start - 1) === ';' ? start - 1 : 'taken'
  }
  return -1
}

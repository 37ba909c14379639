import { linesOf } from './blocks/block.ts'
import { placeholder, type Stashed } from './placeholder.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'

const opening = /^(~{3,}|`{3,}) *(?:\{([^\n]*)\}|(?:([\p{L}\p{N}_#.+-]+) *)?(?:hl_lines=(?:"[^\n]*"|'[^\n]*') *)?)$/u
const closing = /^(~{3,}|`{3,}) *$/

/**
 * The second stage of a site without `pymdownx.superfences`: `markdown.extensions.fenced_code` 3.11
 * (`FencedBlockPreprocessor.FENCED_BLOCK_RE`). A fence is at the margin, and exactly its characters close it. Each
 * fenced code block becomes a placeholder that is a block of its own.
 *
 * @param normalized the page after white space normalisation
 * @param stash receives what the placeholders replace
 */
export function stashFencedCode(normalized: TracedText, stash: Stashed[]): TracedText {
  const { text } = normalized
  const fenced = new TracedTextBuilder(normalized)
  const closings = closingLines(text)
  let done = 0
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at)
    const match = isFence(text, at) ? opening.exec(text.slice(at, end)) : null
    const [, fence = '', attributes, language] = match ?? []
    // Braces within braces are not attributes.
    const isOpening = match !== null && !/[{}]/.test(withoutQuoted(attributes ?? ''))
    const close = isOpening ? nextAfter(closings.get(fence) ?? [], at) : undefined
    if (close === undefined) {
      at = end + 1
      continue
    }
    const closeEnd = lineEnd(text, close)
    fenced.append(`${text.slice(done, at)}\n`, done)
    fenced.append(placeholder(stash.length), at)
    fenced.append('\n', closeEnd)
    stash.push({
      kind: 'fence',
      start: normalized.originOf(at),
      end: normalized.endOf(closeEnd),
      language: language?.replace(/^\./, '') ?? /\.([\w#+-]+)/.exec(attributes ?? '')?.[1] ?? '',
      lines: linesOf(normalized, at, closeEnd),
      width: 0,
    })
    done = closeEnd
    at = closeEnd + 1
  }
  fenced.append(text.slice(done), done)
  return fenced.build()
}

/** For each fence where the lines are that can close it, the last one first. */
function closingLines(text: string): Map<string, number[]> {
  const closings = new Map<string, number[]>()
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    const fence = isFence(text, at) ? closing.exec(text.slice(at, lineEnd(text, at)))?.[1] : undefined
    if (fence === undefined) continue
    const known = closings.get(fence) ?? []
    closings.set(fence, known)
    known.push(at)
  }
  for (const known of closings.values()) known.reverse()
  return closings
}

/** Takes offsets off a stack up to the first one after the given. */
function nextAfter(offsets: number[], after: number): number | undefined {
  while ((offsets.at(-1) ?? Infinity) <= after) offsets.pop()
  return offsets.at(-1)
}

function isFence(text: string, at: number): boolean {
  return text.startsWith('```', at) || text.startsWith('~~~', at)
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"|'[^']*'/g, '')
}

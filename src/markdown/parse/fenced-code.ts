import { linesOf } from './blocks/block.ts'
import { placeholder, type Stashed } from './placeholder.ts'
import { TracedTextBuilder, type TracedText } from './traced-text.ts'
import { lineEnd } from '../../core/text.ts'

/** Group 4 is the quotation mark of `hl_lines`, whose value goes on to the next such mark at the end of a line. */
const opening = /^(~{3,}|`{3,}) *(?:\{(.*)\}$|(?:([\p{L}\p{N}_#.+-]+) *)?(?:hl_lines=(["'])|$))/u
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
  const quoteEnds = { '"': offsetsOf(/" *\n/g, text), "'": offsetsOf(/' *\n/g, text) }
  let done = 0
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at)
    const match = isFence(text, at) ? opening.exec(text.slice(at, end)) : null
    const [lead = '', fence = '', attributes, language, quote] = match ?? []
    // Braces within braces are not attributes.
    const isOpening = match !== null && !/[{}]/.test(withoutQuoted(attributes ?? ''))
    const valueEnd = quote ? firstFrom(quoteEnds[quote as '"' | "'"], at + lead.length) : at
    const close = isOpening && valueEnd !== undefined ? firstFrom(closings.get(fence) ?? [], valueEnd + 1) : undefined
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

/** For each fence where the lines are that can close it. */
function closingLines(text: string): Map<string, number[]> {
  const closings = new Map<string, number[]>()
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    const fence = isFence(text, at) ? closing.exec(text.slice(at, lineEnd(text, at)))?.[1] : undefined
    if (fence === undefined) continue
    const known = closings.get(fence) ?? []
    closings.set(fence, known)
    known.push(at)
  }
  return closings
}

function offsetsOf(pattern: RegExp, text: string): number[] {
  return text.includes('hl_lines=') ? [...text.matchAll(pattern)].map(({ index }) => index) : []
}

/** The first of rising offsets that is not before another one. */
function firstFrom(offsets: readonly number[], from: number): number | undefined {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return offsets[low]
}

function isFence(text: string, at: number): boolean {
  return text.startsWith('```', at) || text.startsWith('~~~', at)
}

function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"|'[^']*'/g, '')
}

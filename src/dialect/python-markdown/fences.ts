import type { FenceOpening } from './fence-line.ts'
import { linesOf } from './blocks/block.ts'
import { readFenceOpening } from './fence-line.ts'
import type { Stashed, StashedFence } from './placeholder.ts'
import { placeholder } from './placeholder.ts'
import type { TracedText } from './traced-text.ts'
import { TracedTextBuilder } from './traced-text.ts'

interface OpenFence extends FenceOpening {
  start: number
  prefix: string
  quoteLevel: number
  /** Whether the line before was empty. */
  afterEmptyLine: boolean
}

/**
 * The second stage: `pymdownx.superfences`. Each fenced code block, wherever it stands, becomes a placeholder after the
 * white space and `>` that its opening line begins with. A line that is indented less, or quoted otherwise, ends the
 * attempt, and so does the end of the page: an unclosed fence is none.
 *
 * @param normalized the page after white space normalisation
 * @param stash takes what the placeholders stand for
 */
export function stashFences(normalized: TracedText, stash: Stashed[]): TracedText {
  const { text } = normalized
  const fenced = new TracedTextBuilder(normalized)
  let done = 0
  let open: OpenFence | undefined
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd === -1 ? text.length : lineEnd
    if (open) {
      const step = readLine(open, text.slice(at, end))
      if (step === 'closes') {
        fenced.append(text.slice(done, open.start) + open.prefix, done)
        fenced.append(placeholder(stash.length), open.start + open.prefix.length)
        stash.push(stashedFence(normalized, open, end))
        done = end
      }
      if (step !== 'continues') open = undefined
    } else open = openFence(text, at, end)
    at = end + 1
  }
  fenced.append(text.slice(done), done)
  return fenced.build()
}

function stashedFence(normalized: TracedText, { start, prefix, language }: OpenFence, end: number): StashedFence {
  const width = prefix.length
  const span = { start: normalized.originOf(start + width), end: normalized.endOf(end) }
  return { kind: 'fence', ...span, language, lines: linesOf(normalized, start, end), width }
}

function openFence(text: string, start: number, end: number): OpenFence | undefined {
  let at = start
  while (at < end && isPrefix(text.charCodeAt(at))) at++
  const code = text.charCodeAt(at)
  if (code !== 96 && code !== 126) return undefined
  const opening = readFenceOpening(text.slice(at, end))
  if (!opening) return undefined
  const prefix = text.slice(start, at)
  return { ...opening, start, prefix, quoteLevel: quoteLevelOf(prefix), afterEmptyLine: false }
}

/** `SuperFencesBlockPreprocessor.eval_fence` and `eval_quoted`. */
function readLine(open: OpenFence, line: string): 'continues' | 'closes' | 'breaks' {
  let width = 0
  while (width < open.prefix.length && width < line.length && isPrefix(line.charCodeAt(width))) width++
  const prefix = line.slice(0, width)
  const content = line.slice(width)
  const level = quoteLevelOf(prefix)
  if (open.quoteLevel === 0 && line.trim() === '') return 'continues'
  if (level > open.quoteLevel) return 'breaks'
  const afterEmptyLine = open.afterEmptyLine
  open.afterEmptyLine = content === ''
  if (content === '') return 'continues'
  if (width < open.prefix.length || (afterEmptyLine && level < open.quoteLevel)) return 'breaks'
  return content.startsWith(open.fence) && /^[ \t]*$/.test(content.slice(open.fence.length)) ? 'closes' : 'continues'
}

function isPrefix(code: number): boolean {
  return code === 32 || code === 62
}

function quoteLevelOf(prefix: string): number {
  let level = 0
  for (const character of prefix) if (character === '>') level++
  return level
}

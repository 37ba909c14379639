import type { Span } from '../../../core/span.ts'

const escaped = /\\[\\`*_{}[\]()>#+\-.!|$:^~= ]/g

/** A text of the same length in which nothing is left that was dealt with, and where code is in it. */
export interface Masked {
  text: string
  code: Span[]
}

/** The ways of writing a formula in a line (`inline_syntax` of `pymdownx.arithmatex`): `$…$` and `\(…\)`. */
export const mathWays: readonly string[] = ['dollar', 'round']

/**
 * Masks what Python-Markdown reads before links and HTML: code, then mathematics, then escaped characters.
 *
 * @param math those of `mathWays` that the site has
 */
export function maskLiterals(text: string, math: readonly string[]): Masked {
  const code = text.includes('`') ? codeSpans(text) : []
  const withoutCode = maskSpans(text, code)
  return { text: maskSpans(withoutCode, mathSpans(withoutCode, math)).replace(escaped, '\u0001\u0001'), code }
}

/** Replaces each span by as many control characters. */
export function maskSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const { start, end } of spans) {
    parts.push(text.slice(done, start), '\u0001'.repeat(end - start))
    done = end
  }
  return parts.join('') + text.slice(done)
}

/**
 * Code between runs of backticks of the same length, over several lines too (`InlineHilitePattern.find_code_spans`,
 * since pymdownx 11.0.2). Where no run is as long as the opening one, the first of the longest closes it if that is
 * shorter; else the search goes on behind as many characters more as the opening one has.
 */
function codeSpans(text: string): Span[] {
  const runs = [...text.matchAll(/`+/g)].map(({ index, 0: run }) => {
    const start = index + (backslashesBefore(text, index) % 2)
    return { start, end: index + run.length, length: run.length }
  })
  const byLength = new Map<number, number[]>()
  /** For each run the first of the longest behind it. */
  const longest: number[] = []
  for (let index = runs.length - 1, first = -1; index >= 0; index--) {
    const length = runs[index]?.length ?? 0
    longest[index] = first
    if (length >= (runs[first]?.length ?? 0)) first = index
    const known = byLength.get(length)
    if (known) known.push(index)
    else byLength.set(length, [index])
  }
  const spans: Span[] = []
  let done = 0
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]
    const start = Math.max(run?.start ?? 0, done)
    if (!run || start >= run.end) continue
    const length = run.end - start
    const candidates = byLength.get(length) ?? []
    while ((candidates.at(-1) ?? Infinity) <= index) candidates.pop()
    const long = longest[index] ?? -1
    const closing = candidates.at(-1) ?? ((runs[long]?.length ?? Infinity) < length ? long : -1)
    const end = runs[closing]?.end
    if (end === undefined) done = run.end + length
    else {
      spans.push({ start, end })
      done = end
      index = closing
    }
  }
  return spans
}

/**
 * `$…$` without white space at its ends, and `\(…\)` (`pymdownx.arithmatex`). Since 10.19.1 nothing that was dealt with
 * before, such as code, can be in it.
 */
function mathSpans(text: string, ways: readonly string[]): Span[] {
  if (ways.length === 0) return []
  const spans: Span[] = []
  const lastRound = text.lastIndexOf('\\)')
  const marks = /\$|\\\(/g
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const { index } = match
    if (backslashesBefore(text, index) % 2 === 1) continue
    if (!ways.includes(match[0] === '$' ? 'dollar' : 'round')) continue
    const end = match[0] === '$' ? dollarEnd(text, index) : index < lastRound ? roundEnd(text, index) : -1
    if (end === -1) continue
    spans.push({ start: index, end })
    marks.lastIndex = end
  }
  return spans
}

function dollarEnd(text: string, start: number): number {
  if (/\s/.test(text.charAt(start + 1))) return -1
  let at = start + 1
  while (at < text.length && text.charAt(at) !== '$') {
    if (isDone(text, at)) return -1
    at += text.charAt(at) === '\\' ? 2 : 1
  }
  return at < text.length && at > start + 1 && !/\s/.test(text.charAt(at - 1)) ? at + 1 : -1
}

function roundEnd(text: string, start: number): number {
  let at = start + 2
  while (at < text.length && !text.startsWith('\\)', at)) {
    if (isDone(text, at)) return -1
    at += text.charAt(at) === '\\' ? 2 : 1
  }
  return at < text.length && at > start + 2 ? at + 2 : -1
}

/** Whether a character replaces what was processed before. */
function isDone(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 1 && text.charCodeAt(at) <= 3
}

function backslashesBefore(text: string, index: number): number {
  let count = 0
  while (text.charAt(index - 1 - count) === '\\') count++
  return count
}

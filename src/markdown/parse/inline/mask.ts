import type { Span } from '../../../core/span.ts'

const escaped = /\\[\\`*_{}[\]()>#+\-.!|$:^~= ]/g

/** A text of the same length in which nothing is left that was dealt with, and where code stands in it. */
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
 * Code between runs of backticks of the same length, over several lines too (`BACKTICK_RE`). Where no closing run is as
 * long as the opening one, a shorter one closes what its last backticks open.
 */
function codeSpans(text: string): Span[] {
  const runs = [...text.matchAll(/`+/g)].map((match) => {
    const isEscaped = backslashesBefore(text, match.index) % 2 === 1
    return { start: match.index + (isEscaped ? 1 : 0), end: match.index + match[0].length, length: match[0].length }
  })
  const byLength = new Map<number, number[]>()
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.length ?? 0
    byLength.set(length, byLength.get(length) ?? [])
    byLength.get(length)?.push(index)
  }
  const spans: Span[] = []
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]
    if (!run) continue
    let closing: number | undefined
    for (let length = run.end - run.start; length > 0 && closing === undefined; length--) {
      const candidates = byLength.get(length)
      while (candidates && (candidates.at(-1) ?? Infinity) <= index) candidates.pop()
      closing = candidates?.at(-1)
    }
    const end = runs[closing ?? -1]?.end
    if (closing === undefined || end === undefined) continue
    spans.push({ start: run.start, end })
    index = closing
  }
  return spans
}

/** `$…$` without white space at its ends, and `\(…\)` (`pymdownx.arithmatex`). */
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
  while (at < text.length && text.charAt(at) !== '$') at += text.charAt(at) === '\\' ? 2 : 1
  return at < text.length && at > start + 1 && !/\s/.test(text.charAt(at - 1)) ? at + 1 : -1
}

function roundEnd(text: string, start: number): number {
  const end = text.indexOf('\\)', start + 2)
  return end === -1 ? -1 : end + 2
}

function backslashesBefore(text: string, index: number): number {
  let count = 0
  while (text.charAt(index - 1 - count) === '\\') count++
  return count
}

const angled = /\(\s*<[^<>]*>\s*(?:(?:'[^']*'|"[^"]*")\s*)?\)/y

/** No link target is longer; what is, is read as text. Keeps the cost of many unclosed targets linear. */
const longest = 2000

/**
 * Reads the `(target "title")` of a link as `LinkInlineProcessor.getLink` does: brackets nest, except in a title, and
 * a quote that turns out to begin no title is part of the target.
 *
 * @param text in which code and escapes are masked
 * @returns the index after the closing bracket; -1 when there is no target
 */
export function linkTargetEnd(text: string, start: number): number {
  if (text.charAt(start) !== '(') return -1
  angled.lastIndex = start
  const match = angled.exec(text.slice(0, start + longest))
  if (match) return start + match[0].length
  let depth = 1
  let depthBeforeQuote = 1
  let endBeforeQuote = -1
  let last = ''
  const first = new Quote()
  const second = new Quote()
  const stop = Math.min(text.length, start + longest)
  for (let at = start + 1; at < stop; at++) {
    const character = text.charAt(at)
    if (character === '(') {
      if (!first.mark) depth++
      else if (depthBeforeQuote > 0) depthBeforeQuote--
    } else if (character === ')') {
      if (first.endsWith(last) || second.endsWith(last)) return at + 1
      if (!first.mark) {
        depth--
        if (depth === 0) return at + 1
      } else if (depthBeforeQuote > 0) {
        depthBeforeQuote--
        if (depthBeforeQuote === 0) endBeforeQuote = at + 1
      }
    } else if (character === '"' || character === "'") {
      if (!first.mark) {
        first.mark = character
        depthBeforeQuote = depth
        depth = 1
      } else if (character === first.mark) first.isClosed = true
      else if (!second.mark) second.mark = character
      else second.isClosed = true
    }
    if (character !== ' ') last = character
  }
  return depthBeforeQuote === 0 ? endBeforeQuote : -1
}

class Quote {
  mark = ''
  isClosed = false

  /** Whether the quote is closed by the character before a bracket. */
  endsWith(last: string): boolean {
    return this.isClosed && this.mark === last
  }
}

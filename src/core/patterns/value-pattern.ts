/** The placeholder for the part that is taken. */
const mark = '{value}'

/**
 * Makes what takes a part of texts: `urn:nl:{value}-*` takes `avg` of `urn:nl:avg-01`. `*` matches any text, and as little
 * as can be belongs to it and to `{value}`, from left to right. Takes time in proportion to the text for each of them.
 *
 * @returns for a text its part, of a pattern without `{value}` all of it; null where it does not match
 */
export function valueReader(pattern: string): (text: string) => string | null {
  const pieces = pattern.split(/(\*|\{value\})/)
  const literals = pieces.filter((_, index) => index % 2 === 0)
  const wilds = pieces.filter((_, index) => index % 2 === 1)
  const taken = wilds.indexOf(mark)
  return (text) => {
    const spans = matchedBy(literals, text)
    if (!spans) return null
    const [start, end] = spans[taken] ?? [0, text.length]
    return text.slice(start, end)
  }
}

/** What is between literals that follow each other in a text, from its start to its end; null where they do not. */
function matchedBy(literals: readonly string[], text: string): (readonly [start: number, end: number])[] | null {
  const [first = '', ...others] = literals
  if (!text.startsWith(first)) return null
  if (others.length === 0) return text === first ? [] : null
  const spans: (readonly [number, number])[] = []
  let at = first.length
  for (const [index, literal] of others.entries()) {
    const isLast = index === others.length - 1
    const found = isLast ? text.length - literal.length : text.indexOf(literal, at)
    if (found < at || !text.startsWith(literal, found)) return null
    spans.push([at, found])
    at = found + literal.length
  }
  return spans
}

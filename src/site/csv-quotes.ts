/**
 * Where the first quotation mark of a CSV file stands that does not fit: it is not closed, or text stands before it or
 * behind it in its cell.
 *
 * @param delimiter one character
 * @returns its 0-based offset, or undefined when all of them fit
 */
export function misplacedQuote(text: string, delimiter: string): number | undefined {
  const isEnd = (at: number): boolean =>
    at >= text.length || text.startsWith(delimiter, at) || /[\r\n]/.test(text.charAt(at))
  const skipSpaces = (from: number): number => {
    let at = from
    while (!isEnd(at) && /\s/.test(text.charAt(at))) at++
    return at
  }
  for (let at = 0; at < text.length; at++) {
    at = skipSpaces(at)
    if (text.charAt(at) === '"') {
      const closing = closingQuote(text, at)
      if (closing === -1) return at
      at = skipSpaces(closing + 1)
      if (!isEnd(at)) return closing
    }
    for (; !isEnd(at); at++) if (text.charAt(at) === '"') return at
  }
  return undefined
}

/** Two quotation marks within quotes are one that is meant. */
function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1)
  while (at !== -1 && text.charAt(at + 1) === '"') at = text.indexOf('"', at + 2)
  return at
}

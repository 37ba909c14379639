/** Where a marked comment is in rendered HTML. */
export type Rendered = 'comment' | 'inside-comment' | 'attribute' | 'raw-text' | 'text' | 'absent'

const token = /<!--([^]*?)-->|<(script|style)\b[^>]*>[^]*?(?:<\/\2\s*>|$)|<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/gi

/** What the renderer has made of each marker, a word that stands in a comment of its own in the source. */
export function findRendered(html: string, markers: readonly string[]): Map<string, Rendered> {
  const found = new Map<string, Rendered>(markers.map((marker) => [marker, 'absent']))
  const note = (text: string, rendered: Rendered): void => {
    for (const [marker] of text.matchAll(/MK\d+Q/g)) if (found.get(marker) !== 'comment') found.set(marker, rendered)
  }
  let end = 0
  for (const match of html.matchAll(token)) {
    note(html.slice(end, match.index), 'text')
    end = match.index + match[0].length
    if (match[1] !== undefined) note(match[1], match[1].includes('<!--') ? 'inside-comment' : 'comment')
    else note(match[0], match[2] === undefined ? 'attribute' : 'raw-text')
  }
  note(html.slice(end), 'text')
  return found
}

import type { Comment, Region, Span, Suppression, Word } from '../types.ts'

const word = 'mdsplice-disable-next-line'

/** Whether a text can hold a comment that suppresses messages: cheap, and right in most texts that hold none. */
export function mayHoldSuppression(source: string): boolean {
  return source.includes(word)
}

/**
 * Reads the comments that suppress messages about the next line: `<!-- mdsplice-disable-next-line RULE … -->` in the body
 * of a page, `# mdsplice-disable-next-line RULE …` in its front matter. Blank lines and other such comments do not count
 * as the next line: formatters put some between. A listing does not count either: it was not there when the comment was
 * written.
 *
 * @param bodyStart where the front matter ends
 * @param comments the comments of the body
 * @param regions the directives of the body with their listings
 */
export function readSuppressions(
  source: string,
  bodyStart: number,
  comments: readonly Comment[],
  regions: readonly Region[],
): Suppression[] {
  if (!mayHoldSuppression(source)) return []
  const found = [
    ...inFrontMatter(source.slice(0, bodyStart)),
    ...comments.flatMap(({ text, start, end }) => readWords(text, start + '<!--'.length, { start, end })),
  ]
  const own = new Set(found.map(({ start }) => lineAround(source, start).start))
  return found.map((each) => ({ ...each, line: nextLine(source, each.end, own, regions) }))
}

function inFrontMatter(text: string): Omit<Suppression, 'line'>[] {
  return [...text.matchAll(/^[ \t]*#(.*)$/gm)].flatMap((match) => {
    const start = match.index + match[0].indexOf('#')
    return readWords(match[1] ?? '', start + 1, { start, end: match.index + match[0].trimEnd().length })
  })
}

function readWords(text: string, offset: number, { start, end }: Span): Omit<Suppression, 'line'>[] {
  const words = [...text.matchAll(/[^\s,]+/g)].map((match): Word => {
    const from = offset + match.index
    return { text: match[0], start: from, end: from + match[0].length }
  })
  return words[0]?.text === word ? [{ start, end, rules: words.slice(1) }] : []
}

function nextLine(source: string, offset: number, own: ReadonlySet<number>, regions: readonly Region[]): Span {
  const isNone = ({ start, end }: Span): boolean => own.has(start) || source.slice(start, end).trim() === ''
  let line = lineAround(source, offset)
  do line = lineAround(source, Math.min(withListings(source, line, regions).end + 1, source.length))
  while (line.end < source.length && isNone(line))
  return line
}

/** A line and the listings that begin in it, as far as the line goes on behind them. */
function withListings(source: string, line: Span, regions: readonly Region[]): Span {
  let { end } = line
  for (const { directive, end: last } of regions) {
    const isInLine = directive.comment.start >= line.start && directive.comment.start <= end
    if (isInLine && last && last.comment.end > end) ({ end } = lineAround(source, last.comment.end))
  }
  return { start: line.start, end }
}

function lineAround(source: string, offset: number): Span {
  const lineFeed = source.indexOf('\n', offset)
  return { start: source.lastIndexOf('\n', offset - 1) + 1, end: lineFeed === -1 ? source.length : lineFeed }
}

import type { Comment, Span, Suppression, Word } from '../types.ts'

const word = 'mdsplice-disable-next-line'

/** Whether a text can hold a comment that suppresses messages: cheap, and right in most texts that hold none. */
export function mayHoldSuppression(source: string): boolean {
  return source.includes(word)
}

/**
 * Reads the comments that suppress messages about the next line: `<!-- mdsplice-disable-next-line RULE … -->` in the body
 * of a page, `# mdsplice-disable-next-line RULE …` in its front matter. Blank lines and other such comments do not count
 * as the next line: formatters put some between.
 *
 * @param bodyStart where the front matter ends
 * @param comments the comments of the body
 */
export function readSuppressions(source: string, bodyStart: number, comments: readonly Comment[]): Suppression[] {
  if (!mayHoldSuppression(source)) return []
  const found = [
    ...inFrontMatter(source.slice(0, bodyStart)),
    ...comments.flatMap(({ text, start, end }) => readWords(text, start + '<!--'.length, { start, end })),
  ]
  const own = new Set(found.map(({ start }) => lineAround(source, start).start))
  return found.map((each) => ({ ...each, line: nextLine(source, each.end, own) }))
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

function nextLine(source: string, offset: number, own: ReadonlySet<number>): Span {
  let line = lineAround(source, offset)
  do line = lineAround(source, Math.min(line.end + 1, source.length))
  while (line.end < source.length && (own.has(line.start) || source.slice(line.start, line.end).trim() === ''))
  return line
}

function lineAround(source: string, offset: number): Span {
  const lineFeed = source.indexOf('\n', offset)
  return { start: source.lastIndexOf('\n', offset - 1) + 1, end: lineFeed === -1 ? source.length : lineFeed }
}

import type { Span } from '../../core/span.ts'

/** The line that a comment begins on, up to the end of the one that it ends on, and what shares it. */
export interface CommentLine extends Span {
  /** What is before the first comment of the line. */
  before: string
  /** Whether nothing but white space and other comments is between that and the comment. */
  followsComments: boolean
  /** Whether nothing but white space and other comments follows up to the end of the line. */
  isLast: boolean
}

/**
 * The lines of some comments, given in rising order. Each stretch of the source is looked at once, however many
 * comments there are in a line.
 */
export function linesOfComments(source: string, comments: readonly Span[]): CommentLine[] {
  const lines = comments.reduce<CommentLine[]>((done, { start }, index) => {
    const before = lineBefore(source, comments[index - 1]?.end ?? 0, start)
    const last = done.at(-1)
    if (before.isWhole || !last)
      done.push({
        start: start - before.text.length,
        end: source.length,
        before: before.text,
        followsComments: true,
        isLast: true,
      })
    else done.push({ ...last, followsComments: last.followsComments && before.text.trim() === '' })
    return done
  }, [])
  let next = source.length
  /** The first line feed from there on. */
  let lineFeed = source.length
  for (let index = comments.length - 1; index >= 0; index--) {
    const { start, end } = comments[index] as Span
    const line = lines[index] as CommentLine
    const [after = '', ...others] = source.slice(end, next).split('\n', 2)
    if (others.length > 0) lineFeed = end + after.length
    const isNextBeyond = others.length > 0 || index === comments.length - 1
    line.end = lineFeed
    line.isLast = after.trim() === '' && (isNextBeyond || lines[index + 1]?.isLast === true)
    const own = source.slice(start, end).indexOf('\n')
    if (own !== -1) lineFeed = start + own
    next = start
  }
  return lines
}

/** The text before an offset, back to where its line begins or else to another offset. */
function lineBefore(source: string, from: number, to: number): { text: string; isWhole: boolean } {
  const text = source.slice(from, to)
  const lineFeed = text.lastIndexOf('\n')
  return { text: text.slice(lineFeed + 1), isWhole: lineFeed !== -1 || from === 0 }
}

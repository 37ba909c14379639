import type { Span } from '../types.ts'

/** What a comment shares its line with. */
export interface CommentLine {
  /** Where the line begins on which the comment does. */
  start: number
  /** What stands before the first comment of the line. */
  before: string
  /** Whether nothing but white space and other comments stands between that and the comment. */
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
    if (before.isWhole || !last) done.push({ start: start - before.text.length, before: before.text, followsComments: true, isLast: true })
    else done.push({ ...last, followsComments: last.followsComments && before.text.trim() === '' })
    return done
  }, [])
  let next = source.length
  for (let index = comments.length - 1; index >= 0; index--) {
    const { start, end } = comments[index] as Span
    const lineEnd = source.indexOf('\n', end)
    const isNextBeyond = next === source.length || (lineEnd !== -1 && lineEnd < next)
    const after = source.slice(end, isNextBeyond && lineEnd !== -1 ? lineEnd : next)
    const line = lines[index] as CommentLine
    line.isLast = after.trim() === '' && (isNextBeyond || lines[index + 1]?.isLast === true)
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

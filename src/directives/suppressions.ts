import { firstWhere, lastUpTo } from '../core/sort.ts'
import type { Span } from '../core/span.ts'
import type { Region, Suppression } from './directive.ts'
import type { Word } from '../listings/query.ts'
import type { Comment } from '../markdown/comments/comment.ts'
import type { Finding } from '../report/finding.ts'
import { rules, type RuleId } from '../report/rules.ts'

/** The word with which a comment begins that suppresses messages; names of rules follow. */
export const suppressingWord = 'mdsplice-disable-next-line'

/** Whether a text can hold a comment that suppresses messages: cheap, and right in most texts that hold none. */
function mayHoldSuppression(source: string): boolean {
  return source.includes(suppressingWord)
}

/**
 * Reads the comments that suppress messages about the next line: `<!-- mdsplice-disable-next-line RULE … -->` in the
 * body of a page, `# mdsplice-disable-next-line RULE …` in its front matter. Blank lines and other such comments do not
 * count as the next line: formatters put some between. A listing does not count either: it was not there when the
 * comment was written.
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
  const lines = linesOf(source)
  const own = new Set(found.map(({ start }) => lines.around(start).start))
  const nextLine = nextLineFinder(source, lines, own, regions)
  return found.map((each) => ({ ...each, line: nextLine(each.end) }))
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
  return words[0]?.text === suppressingWord ? [{ start, end, rules: words.slice(1) }] : []
}

/**
 * Makes a search for the line that a comment means, which ends at an offset. A line that was passed once is not looked
 * at again.
 *
 * @param own where the lines of such comments start
 */
function nextLineFinder(
  source: string,
  lines: Lines,
  own: ReadonlySet<number>,
  regions: readonly Region[],
): (offset: number) => Span {
  const isNone = ({ start, end }: Span): boolean => own.has(start) || source.slice(start, end).trim() === ''
  const known = new Map<number, Span>()
  return (offset) => {
    const passed: number[] = []
    let line = lines.around(offset)
    do {
      const next = withListings(line, lines, regions) + 1
      // Below the last line there is none, and the comment does not mean its own.
      line = next > source.length ? { start: next, end: next } : lines.around(next)
      line = known.get(line.start) ?? line
      passed.push(line.start)
    } while (line.end < source.length && isNone(line))
    for (const start of passed) known.set(start, line)
    return line
  }
}

/** Where a line ends with the listings that begin in it, as far as the line goes on behind them. */
function withListings(line: Span, lines: Lines, regions: readonly Region[]): number {
  let { end } = line
  const first = firstWhere(regions.length, (index) => (regions[index]?.directive.comment.start ?? 0) >= line.start)
  for (let index = first; index < regions.length; index++) {
    const { directive, end: last } = regions[index] as Region
    if (directive.comment.start > end) break
    if (last && last.comment.end > end) ({ end } = lines.around(last.comment.end))
  }
  return end
}

interface Lines {
  /** The line in which an offset is, without its line feed. */
  around(offset: number): Span
}

function linesOf(source: string): Lines {
  const starts = [0]
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return {
    around(offset) {
      const line = lastUpTo(starts, offset)
      return { start: starts[line] ?? 0, end: (starts[line + 1] ?? source.length + 1) - 1 }
    },
  }
}

/** What is left of a page's findings, and what is wrong with the comments that took the others out. */
export interface Suppressed {
  findings: Finding[]
  /** Comments that name no rule, or one that cannot be suppressed. */
  mistakes: Finding[]
  /** Rules that were named for nothing. */
  unused: Finding[]
}

/** Takes out the findings that the page's own comments answer. */
export function suppress(findings: readonly Finding[], suppressions: readonly Suppression[]): Suppressed {
  const meant = findingsByLine(findings, suppressions)
  const answered = new Set<Finding>()
  const mistakes: Finding[] = []
  const unused: Finding[] = []
  for (const { rules: named, line, start, end } of suppressions) {
    if (named.length === 0) mistakes.push(mistake({ start, end }, '', 'no-rule'))
    for (const { text, ...span } of named) {
      const found = meant.get(`${text} ${line.start}`) ?? []
      if (!suppressible.has(text)) mistakes.push(mistake(span, text, Object.hasOwn(rules, text) ? 'fixed' : 'unknown'))
      else if (found.length === 0) unused.push(mistake(span, text, 'unused'))
      else for (const finding of found) answered.add(finding)
      // What one comment answers another one is not needed for.
      meant.delete(`${text} ${line.start}`)
    }
  }
  return { findings: findings.filter((finding) => !answered.has(finding)), mistakes, unused }
}

const suppressible: ReadonlySet<string> = new Set(
  (Object.keys(rules) as RuleId[]).filter((id) => !rules[id].severityIsLocked && !rules[id].cannotBeSuppressed),
)

/**
 * The findings that can be suppressed and begin in a line that a comment means, by their rule and the start of that
 * line.
 */
function findingsByLine(findings: readonly Finding[], suppressions: readonly Suppression[]): Map<string, Finding[]> {
  const lines = suppressions.map(({ line }) => line).sort((a, b) => a.start - b.start)
  const starts = lines.map(({ start }) => start)
  const byLine = new Map<string, Finding[]>()
  for (const finding of suppressions.length === 0 ? [] : findings) {
    const { rule, span } = finding
    const line = span && lines[lastUpTo(starts, span.start)]
    if (!line || !suppressible.has(rule) || span.start < line.start || span.start > line.end) continue
    const key = `${rule} ${line.start}`
    const known = byLine.get(key)
    if (known) known.push(finding)
    else byLine.set(key, [finding])
  }
  return byLine
}

function mistake(
  { start, end }: { start: number; end: number },
  rule: string,
  problem: 'no-rule' | 'unknown' | 'fixed' | 'unused',
): Finding {
  const known = problem === 'unknown' ? suppressible : []
  return { rule: 'useless-suppression', span: { start, end }, details: { rule, problem, known } }
}

import { lastUpTo } from './binary-search.ts'
import { rules } from './report/rules.ts'
import type { Finding, RuleId, Suppression } from './types.ts'

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
  (Object.keys(rules) as RuleId[]).filter((id) => !rules[id].isFixed && !rules[id].isUnsuppressible),
)

/** The findings that can be suppressed and begin in a line that a comment means, by their rule and the start of that line. */
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

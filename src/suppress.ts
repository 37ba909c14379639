import { rules } from './report/rules.ts'
import type { Finding, RuleId, Span, Suppression } from './types.ts'

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
  const suppressed: Suppressed = { findings: [...findings], mistakes: [], unused: [] }
  if (suppressions.length === 0) return suppressed
  const answered = new Set<Finding>()
  const byRule = new Map(suppressible.map((id): [string, Remaining] => [id, remaining(findings.filter(({ rule }) => rule === id))]))
  for (const { rules: named, line, start, end } of suppressions) {
    if (named.length === 0) suppressed.mistakes.push(mistake({ start, end }, '', 'no-rule'))
    for (const { text, ...span } of named) {
      const meant = byRule.get(text)?.take(line)
      if (!meant) suppressed.mistakes.push(mistake(span, text, Object.hasOwn(rules, text) ? 'fixed' : 'unknown'))
      else if (meant.length === 0) suppressed.unused.push(mistake(span, text, 'unused'))
      for (const finding of meant ?? []) answered.add(finding)
    }
  }
  suppressed.findings = suppressed.findings.filter((finding) => !answered.has(finding))
  return suppressed
}

const suppressible = (Object.keys(rules) as RuleId[]).filter((id) => !rules[id].isFixed && !rules[id].isUnsuppressible)

/** The findings of one rule that no comment has answered yet. */
interface Remaining {
  /** Takes those that begin in a span. */
  take(span: Span): Finding[]
}

/** Each finding is passed once when it is taken, however many comments mean the same line. */
function remaining(findings: readonly Finding[]): Remaining {
  const placed = findings.filter(({ span }) => span !== null).sort((a, b) => startOf(a) - startOf(b))
  /** By index, the next one that may still be there. */
  const next = placed.map((_, index) => index)
  const firstFrom = (index: number): number => {
    let found = index
    while (found < next.length && next[found] !== found) found = next[found] ?? found
    for (let at = index; at < found; ) [at, next[at]] = [next[at] ?? found, found]
    return found
  }
  return {
    take({ start, end }) {
      const taken: Finding[] = []
      for (let index = firstFrom(firstStart(placed, start)); index < placed.length; index = firstFrom(index)) {
        const finding = placed[index] as Finding
        if (startOf(finding) > end) break
        taken.push(finding)
        next[index] = index + 1
      }
      return taken
    },
  }
}

function firstStart(placed: readonly Finding[], offset: number): number {
  let [low, high] = [0, placed.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(placed[middle] as Finding) < offset) low = middle + 1
    else high = middle
  }
  return low
}

function startOf({ span }: Finding): number {
  return span?.start ?? -1
}

function mistake(
  { start, end }: { start: number; end: number },
  rule: string,
  problem: 'no-rule' | 'unknown' | 'fixed' | 'unused',
): Finding {
  const known = problem === 'unknown' ? suppressible : []
  return { rule: 'useless-suppression', span: { start, end }, details: { rule, problem, known } }
}

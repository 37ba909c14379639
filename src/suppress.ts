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
  const suppressed: Suppressed = { findings: [...findings], mistakes: [], unused: [] }
  for (const suppression of suppressions) apply(suppression, suppressed)
  return suppressed
}

const suppressible = (Object.keys(rules) as RuleId[]).filter((id) => !rules[id].isFixed && !rules[id].isUnsuppressible)

function apply({ rules: named, line, start, end }: Suppression, { findings, mistakes, unused }: Suppressed): void {
  if (named.length === 0) mistakes.push(mistake({ start, end }, '', 'no-rule'))
  for (const { text, ...span } of named) {
    if (!suppressible.some((id) => id === text)) {
      mistakes.push(mistake(span, text, Object.hasOwn(rules, text) ? 'fixed' : 'unknown'))
      continue
    }
    const isMeant = (finding: Finding): boolean =>
      finding.rule === text && finding.span !== null && finding.span.start >= line.start && finding.span.start <= line.end
    const others = findings.filter((finding) => !isMeant(finding))
    if (others.length === findings.length) unused.push(mistake(span, text, 'unused'))
    findings.splice(0, findings.length, ...others)
  }
}

function mistake(
  { start, end }: { start: number; end: number },
  rule: string,
  problem: 'no-rule' | 'unknown' | 'fixed' | 'unused',
): Finding {
  const known = problem === 'unknown' ? suppressible : []
  return { rule: 'useless-suppression', span: { start, end }, details: { rule, problem, known } }
}

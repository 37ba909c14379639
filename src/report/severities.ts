import type { Finding, RuleId } from '../types.ts'
import { rules } from './rules.ts'
import type { Severity } from './rules.ts'

/** How grave findings are on a site. */
export interface Severities {
  of(rule: RuleId): Severity | 'off'
  /** Whether a finding leaves its page unwritten. */
  isError(finding: Finding): boolean
}

/**
 * The severities of a site's configuration over those of the rules.
 *
 * @param configured rule id → severity
 */
export function severitiesOf(configured: ReadonlyMap<string, string>): Severities {
  const of = (rule: RuleId): Severity | 'off' =>
    (configured.get(rule) as Severity | 'off' | undefined) ?? rules[rule].severity
  return { of, isError: ({ rule }) => of(rule) === 'error' && !rules[rule].isWritten }
}

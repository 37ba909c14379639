import type { Finding, RuleDetails, RuleId } from './finding.ts'

/** How grave a finding is: an error makes a run fail and nearly always leaves its page unwritten, information is no complaint. */
export type Severity = 'error' | 'warning' | 'info'

/** A rule without its words, which are in `words/`. */
export interface Rule<Details> {
  /** Unless a configuration says otherwise. */
  severity: Severity | 'off'
  /** Where the rule is about a name: the detail that has it as written. Of those that would do, `known`, the nearest is suggested. */
  named?: Details extends { known: unknown } ? Exclude<keyof Details, 'known'> : never
  /** Whether a comment on the page cannot take it out: the whole file is meant, or `mdsplice write` mends it. */
  isUnsuppressible?: true
  /** Whether findings that say the same of one file are one message: each value of a list can have one. */
  isMerged?: true
  /** Whether a configuration cannot change how grave it is, because a page would suffer from it. */
  isFixed?: true
  /** Whether a page with an error of this rule is written all the same, for what it says is true. */
  isWritten?: true
}

const docs = 'https://github.com/mdsplice/mdsplice/blob/main/docs/rules'

/** All rules of mdsplice; a new one is added in `types/report.ts` first. */
export const rules: { readonly [Id in RuleId]: Rule<RuleDetails[Id]> } = {
  'unknown-directive': { severity: 'error', named: 'name' },
  'unknown-collection': { severity: 'error', named: 'name' },
  'unknown-field': { severity: 'warning', named: 'field' },
  'unknown-value': { severity: 'warning', named: 'value' },
  'incomparable-value': { severity: 'warning' },
  'unknown-option': { severity: 'warning', named: 'option' },
  'invalid-option': { severity: 'error', named: 'value' },
  'unsuitable-option': { severity: 'warning' },
  'duplicate-option': { severity: 'warning' },
  'invalid-directive': { severity: 'error' },
  'empty-listing': { severity: 'warning' },
  'no-tags': { severity: 'warning' },
  'missing-extension': { severity: 'warning' },
  'invalid-expression': { severity: 'warning', named: 'value' },
  'no-definitions': { severity: 'error' },
  'invalid-definition': { severity: 'warning', isUnsuppressible: true },
  'duplicate-definition': { severity: 'warning', isUnsuppressible: true, isMerged: true },
  'tag-without-page': { severity: 'warning', named: 'value', isMerged: true },
  'low-coverage': { severity: 'error', isWritten: true },
  'oversized-listing': { severity: 'warning' },
  'duplicate-filter': { severity: 'warning' },
  'dangling-reference': { severity: 'warning', named: 'value', isMerged: true },
  'suspect-reference': { severity: 'warning', isMerged: true },
  'unreviewed-reference': { severity: 'info', isMerged: true },
  'invalid-front-matter': { severity: 'error' },
  'duplicate-key': { severity: 'warning', isMerged: true },
  'unusual-field': { severity: 'warning', named: 'field' },
  'empty-item': { severity: 'warning', isMerged: true },
  'duplicate-value': { severity: 'warning', isMerged: true },
  'invalid-address': { severity: 'warning', isUnsuppressible: true },
  'scalar-instead-of-list': { severity: 'warning' },
  'value-not-allowed': { severity: 'warning', named: 'value', isMerged: true },
  'missing-field': { severity: 'warning' },
  'schema-mismatch': { severity: 'warning', named: 'field', isMerged: true },
  'duplicate-id': { severity: 'warning' },
  'id-pattern': { severity: 'warning' },
  'file-name-pattern': { severity: 'warning' },
  'missing-back-reference': { severity: 'warning', isMerged: true },
  orphan: { severity: 'warning' },
  uncovered: { severity: 'warning' },
  'page-in-no-collection': { severity: 'off' },
  'unclosed-directive': { severity: 'error' },
  'misplaced-directive': { severity: 'error' },
  'unseen-fence': { severity: 'warning' },
  'displaced-directive': { severity: 'error', isFixed: true },
  'crowded-directive': { severity: 'warning' },
  'unbalanced-region': { severity: 'error' },
  'edited-region': { severity: 'error' },
  'stale-region': { severity: 'info', isUnsuppressible: true, isWritten: true },
  'unreadable-page': { severity: 'error', isUnsuppressible: true },
  'unwritable-page': { severity: 'error', isUnsuppressible: true },
  'useless-suppression': { severity: 'warning', named: 'rule', isUnsuppressible: true },
  'changed-meanwhile': { severity: 'error', isUnsuppressible: true },
  'oversized-page': { severity: 'error', isFixed: true },
}

/** The ids of the rules whose severity a configuration can change. */
export const configurableRules: readonly RuleId[] = (Object.keys(rules) as RuleId[]).filter((id) => !rules[id].isFixed)

/** Where a rule is explained. */
export function ruleUrl(rule: RuleId): string {
  return `${docs}/${rule}.md`
}

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

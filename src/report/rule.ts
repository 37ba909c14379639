/** The severity of a finding: an error makes a run fail and nearly always leaves its page unwritten; `info` is not a problem. */
export type Severity = 'error' | 'warning' | 'info'

/** A rule; what it says is in `messages/`. */
export interface Rule<Details> {
  /** Unless a configuration says otherwise. */
  severity: Severity | 'off'
  /** Where the rule is about a name: the detail that has it as written. Of the `known` ones the nearest is suggested. */
  misspelt?: Details extends { known: unknown } ? Exclude<keyof Details, 'known'> : never
  /** Whether a comment on the page cannot suppress it: the whole file is meant, or `mdsplice write` fixes it. */
  cannotBeSuppressed?: true
  /** Whether findings that say the same of one file become one diagnostic: each value of a list can have one. */
  mergesRepeats?: true
  /** Whether a configuration cannot change its severity, because a page would suffer from it. */
  severityIsLocked?: true
  /** Whether a page with an error of this rule is written all the same, for what it says is true. */
  doesNotBlockWrite?: true
  /** What its message names; there is no value, the type is all that counts. */
  details?: Details
}

/** A rule with what its message names. */
export function rule<Details>(entry: Rule<Details>): Rule<Details> {
  return entry
}

import type { Span } from '../core/span.ts'
import { rules, type RuleDetails, type RuleId } from './rules.ts'
import { excerpt } from './escape.ts'
import type { RelatedSpan } from './related.ts'

/** What is wrong and where, as a rule reports it: data, of which `diagnostic.ts` makes what people read. */
export type Finding = {
  [Rule in RuleId]: {
    rule: Rule
    /** Null when the whole page is meant. */
    span: Span | null
    details: RuleDetails[Rule]
    /** What it is about besides its own place. */
    related?: readonly RelatedSpan[]
  }
}[RuleId]

/**
 * What stays the same of a finding when its line moves, the site grows or the language changes: what it names, and the
 * text that it is at. Two findings of a page can have the same.
 *
 * @param source the text of its page
 */
export function findingKey({ details, span }: Finding, source: string): string {
  const named = Object.entries(details as Record<string, unknown>)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .map(([name, value]) => `${name}=${excerpt(value)}`)
  const text = span ? excerpt(source.slice(span.start, span.end).replace(/\s+/g, ' ').trim()) : ''
  return [...named, ...(text === '' ? [] : [`at ${text}`])].join(' ')
}

/** A finding, and how often the same is found again further down in its page. */
export interface MergedFinding {
  finding: Finding
  more: number
}

/**
 * Makes one of all findings that say the same of a page's front matter or of a file of words: a list of a million equal
 * items needs one correction, not a million messages.
 *
 * @param inOrder in the order of their places, of which the first is kept
 */
export function mergeRepeated(inOrder: readonly Finding[]): MergedFinding[] {
  const first = new Map<string, MergedFinding>()
  const merged: MergedFinding[] = []
  for (const finding of inOrder) {
    const known = rules[finding.rule].mergesRepeats ? first.get(meaningOf(finding)) : undefined
    // At the very same place it is said of two directives.
    if (known && known.finding.span?.start !== finding.span?.start) known.more++
    else {
      const one = { finding, more: 0 }
      merged.push(one)
      if (rules[finding.rule].mergesRepeats && !known) first.set(meaningOf(finding), one)
    }
  }
  return merged
}

function meaningOf({ rule, details }: Finding): string {
  return JSON.stringify([rule, ...Object.values(details).filter((value) => typeof value === 'string')])
}

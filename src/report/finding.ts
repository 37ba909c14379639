import type { Span } from '../core/span.ts'
import type { RuleDetails, RuleId } from './rules.ts'
import { quoted } from './visible.ts'

/** What is wrong and where, as a rule reports it: data, of which `diagnostic.ts` makes what people read. */
export type Finding = {
  [Rule in RuleId]: {
    rule: Rule
    /** Null when the whole page is meant. */
    span: Span | null
    details: RuleDetails[Rule]
  }
}[RuleId]

/**
 * What stays the same of a finding when its line moves, the site grows or the language changes: what it names, and the
 * text that it stands at. Two findings of a page can have the same.
 *
 * @param source the text of its page
 */
export function findingKey({ details, span }: Finding, source: string): string {
  const named = Object.entries(details as Record<string, unknown>)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
    .map(([name, value]) => `${name}=${quoted(value)}`)
  const text = span ? quoted(source.slice(span.start, span.end).replace(/\s+/g, ' ').trim()) : ''
  return [...named, ...(text === '' ? [] : [`at ${text}`])].join(' ')
}

import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import type { VFileMessage } from 'vfile-message'
import type { Finding, Span } from '../types.ts'
import { ruleUrl, rules } from './messages.ts'
import type { Rule, Severity } from './messages.ts'
import type { Severities } from './severities.ts'

/**
 * Puts findings on a file as messages, in the order of their places.
 *
 * @param source the text that the findings' spans are offsets in; empty for a file that could not be read
 */
export function addMessages(file: VFile, source: string, findings: readonly Finding[], severities: Severities): void {
  const places = location(source)
  const inOrder = [...findings].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1))
  for (const finding of inOrder) {
    const severity = severities.of(finding.rule)
    if (severity !== 'off') addMessage(file, finding, severity, finding.span && toPlace(places, finding.span))
  }
}

type Place = NonNullable<VFileMessage['place']>

function addMessage(file: VFile, finding: Finding, severity: Severity, place: Place | null): void {
  const rule = rules[finding.rule] as Rule<Finding['details']>
  const message = file.message(rule.text(finding.details), {
    ruleId: finding.rule,
    source: 'mdsplice',
    ...(place && { place }),
  })
  message.fatal = fatal[severity]
  message.url = ruleUrl(finding.rule)
  const suggestion = rule.suggestion?.(finding.details)
  if (!suggestion) return
  message.actual = suggestion.actual
  if (suggestion.expected !== undefined) message.expected = [suggestion.expected]
}

/** vfile's own words: `true` is an error (the file is not written), `false` a warning, `undefined` information. */
const fatal: Record<Severity, boolean | undefined> = { error: true, warning: false, info: undefined }

function toPlace(places: ReturnType<typeof location>, { start, end }: Span): Place | null {
  const [from, to] = [places.toPoint(start), places.toPoint(end)]
  return from && to ? { start: from, end: to } : null
}

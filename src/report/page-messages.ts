import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import type { VFileMessage } from 'vfile-message'
import { nearest } from '../core/nearest.ts'
import type { Span } from '../core/span.ts'
import { findingKey, type Finding } from './finding.ts'
import type { RuleDetails, RuleId } from './rules.ts'
import { mergeRepeated, type MergedFinding } from './merge-repeated.ts'
import { formatMessage } from './messages/format-message.ts'
import type { Words } from './messages/words.ts'
import type { KeyedMessage } from './report.ts'
import { ruleUrl, rules, type Severities, type Severity } from './rules.ts'
import { quoted, visible } from './visible.ts'

/**
 * Puts findings on a file as messages, in the order of their places.
 *
 * @param source the text that the findings' spans are offsets in; empty for a file that could not be read
 */
export function addMessages(
  file: VFile,
  source: string,
  findings: readonly Finding[],
  severities: Severities,
  words: Words,
): void {
  const places = location(source)
  const inOrder = [...findings].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1))
  for (const [index, { finding, more }] of mergeRepeated(inOrder).entries()) {
    const severity = severities.of(finding.rule)
    if (severity === 'off') continue
    const place = finding.span && toPlace(places, finding.span)
    const key = findingKey(finding, source)
    addMessage(file, { finding, more }, severity, place, words, key, index < mostSuggestions)
  }
}

/** Who has more messages than this on one page has not misspelt a name, and looking for the nearest takes its time. */
const mostSuggestions = 1000

type Place = NonNullable<VFileMessage['place']>

function addMessage(
  file: VFile,
  { finding, more }: MergedFinding,
  severity: Severity,
  place: Place | null,
  words: Words,
  key: string,
  suggests: boolean,
): void {
  const { text, written, meant } = wording(finding, words, suggests)
  const repeated = more === 0 ? '' : formatMessage(words, 'repeated', 'more', { count: more })
  const message: KeyedMessage = file.message(text + repeated, {
    ruleId: finding.rule,
    source: 'mdsplice',
    ...(place && { place }),
  })
  message.fatal = fatal[severity]
  message.key = key
  message.url = ruleUrl(finding.rule)
  if (written !== undefined) message.actual = written
  if (meant !== undefined) message.expected = [meant]
}

/** The text of a finding; for a rule about a name, that name as written, and the one that was probably meant. */
export function wording(
  finding: Finding,
  words: Words,
  suggests = true,
): { text: string; written: string | undefined; meant: string | undefined } {
  const { misspelt } = rules[finding.rule]
  const details = finding.details as Readonly<Record<string, unknown>>
  const written = misspelt && String(details[misspelt])
  const meant = written !== undefined && suggests ? nearest(written, details['known'] as Iterable<string>) : undefined
  const text = formatMessage(
    words,
    'rules',
    finding.rule,
    quotedIn(finding.details) as RuleDetails[RuleId],
    meant && quoted(meant),
  )
  return { text: visible(text), written, meant }
}

/** The same details, with what they hold of pages fit to be shown. */
function quotedIn(details: Finding['details']): Finding['details'] {
  const entries = Object.entries(details) as [string, unknown][]
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? quoted(value) : value]),
  ) as Finding['details']
}

/** vfile's own words: `true` is an error (the file is not written), `false` a warning, `undefined` information. */
const fatal: Record<Severity, boolean | undefined> = { error: true, warning: false, info: undefined }

function toPlace(places: ReturnType<typeof location>, { start, end }: Span): Place | null {
  const [from, to] = [places.toPoint(start), places.toPoint(end)]
  return from && to ? { start: from, end: to } : null
}

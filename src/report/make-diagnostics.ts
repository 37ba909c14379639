import { location } from 'vfile-location'
import { nearestOnce } from '../core/nearest.ts'
import type { Diagnostic } from './diagnostic.ts'
import { findingKey, mergeRepeated, type Finding } from './finding.ts'
import { fixOf } from './fix.ts'
import { argument, type Messages, type ShownPaths } from './messages/messages.ts'
import { placeOf, relatedPlaces, type RelatedFile } from './related.ts'
import type { NewName } from './rule-details.ts'
import { ruleUrl, rules, type Severities } from './rules.ts'
import { excerpt, escapeLine } from './escape.ts'

/** Who has more diagnostics than this on one page has not misspelt a name, and looking for the nearest takes its time. */
export const mostSuggestions = 1000

/**
 * The diagnostics of a file, in the order of their places.
 *
 * @param source the text that the findings' spans are offsets in; empty for a file that could not be read
 * @param shownPath gives the path of a page, or of the file of a record, as the user knows it
 */
export function makeDiagnostics(
  path: string,
  source: string,
  findings: readonly Finding[],
  severities: Severities,
  messages: Messages,
  shownPath: (file: Pick<RelatedFile, 'path' | 'record'>) => string = (file) => file.path,
): Diagnostic[] {
  const paths = { own: argument(excerpt(path)), of: (other: string) => excerpt(shownPath({ path: other })) }
  const places = location(source)
  const inOrder = [...findings].sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1))
  return mergeRepeated(inOrder).flatMap(({ finding, more }, index) => {
    const { rule, span } = finding
    const severity = severities.of(rule)
    if (severity === 'off') return []
    const { text, written, suggestion } = describe(finding, messages, index < mostSuggestions, paths)
    const repeated = more === 0 ? '' : messages.commands.repeated(more)
    const place = span && placeOf(span, places)
    const certain = index < mostSuggestions ? fixOf(finding, source) : null
    const fixPlace = certain && placeOf(certain, places)
    const fix = certain && fixPlace && { place: fixPlace, text: certain.text }
    const key = findingKey(finding, source)
    const related = relatedPlaces(finding.related ?? [], { path, places }, messages.related, shownPath)
    const said = { path, place, severity, rule, text: text + repeated, written, suggestion, fix }
    return [{ ...said, related, url: ruleUrl(rule), key }]
  })
}

/** The text of a finding; for a rule about a name, that name as written, and the one that was probably meant. */
export function describe(
  finding: Finding,
  messages: Messages,
  suggests = true,
  paths: ShownPaths = { own: '', of: (path) => path },
): Pick<Diagnostic, 'text' | 'written' | 'suggestion'> {
  const { misspelt } = rules[finding.rule]
  const details = finding.details as Readonly<Record<string, unknown>>
  const written = misspelt === undefined ? null : String(details[misspelt])
  const now = details['now'] as NewName | null | undefined
  const near = (): string | undefined => nearestOnce(String(written), details['known'] as Iterable<string>)
  const suggestion = written === null ? null : (now?.name ?? (suggests ? near() : undefined) ?? null)
  const message = messages.rules[finding.rule] as
    | string
    | ((details: object, suggestion: string | undefined, paths: ShownPaths) => string)
  const text =
    typeof message === 'string'
      ? message
      : message(withQuotes(details), suggestion === null ? undefined : excerpt(suggestion), paths)
  return { text: escapeLine(text), written, suggestion }
}

/** The same details, with what they hold of pages fit to be shown. */
function withQuotes(details: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? excerpt(value) : value,
  ])
  return Object.fromEntries(entries) as object
}
